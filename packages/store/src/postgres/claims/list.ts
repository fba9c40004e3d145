import type { Claim, ClaimsView } from '@chudong/domain'
import type { ClaimFilter } from '@chudong/ports'
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { searched, toClaim } from './rows.ts'

const MOST = 500
const MOST_WORDS = 12

/** See `ClaimRecords.list`; at most 500 at a time. */
export async function list(db: Db, filter: ClaimFilter = {}): Promise<ClaimsView> {
  const { q = '', withdrawn = false, before, limit = 50 } = filter
  const words = searched(q).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  const most = Math.min(Math.max(limit, 1), MOST)
  let found = db.selectFrom('claims').where('withdrawn_at', withdrawn ? 'is not' : 'is', null)
  for (const word of words) found = found.where(sql<boolean>`position(${word} in folded) > 0`)
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .$if(before !== undefined, (q) => q.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
    .limit(most + 1)
    .execute()
  const claims = rows.slice(0, most).map(toClaim)
  return { claims, total, before: rows.length > most ? (claims.at(-1)?.version ?? null) : null }
}

/** See `ClaimRecords.named`. */
export async function named(db: Db, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('claims')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toClaim)
}

/** See `ClaimRecords.since`. */
export async function since(db: Db, version: number, limit: number): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claims')
    .selectAll()
    .where('version', '>', version)
    .orderBy('version')
    .limit(limit)
    .execute()
  return rows.map(toClaim)
}
