import { createHash } from 'node:crypto'
import type { Actor } from '@chudong/domain'
import type { ImportedClaim, TakenIn } from '@chudong/ports'
import type { Kysely } from 'kysely'
import { storable } from '../../storable.ts'
import type { Db } from '../connect.ts'
import type { Tables } from '../tables.ts'
import { toClaim } from './rows.ts'
import { type Entry, inTurn, write } from './write.ts'

/** Claims written in one commit: others wait for it. */
const BATCH = 500

/** See `ClaimRecords.takeIn`. Of several rows with one name the last counts. */
export async function takeIn(
  db: Db,
  claims: readonly ImportedClaim[],
  actor: Actor,
  at: Date,
): Promise<TakenIn> {
  const once = [...new Map(claims.map((claim) => [storable(claim.id), claim])).entries()]
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (let from = 0; from < once.length; from += BATCH) {
    const batch = once.slice(from, from + BATCH)
    const taken = await inTurn(db, (tx) => takeBatch(tx, batch, actor, at))
    counts.added += taken.added
    counts.changed += taken.changed
    counts.unchanged += taken.unchanged
  }
  return counts
}

async function takeBatch(
  tx: Kysely<Tables>,
  batch: readonly (readonly [string, ImportedClaim])[],
  actor: Actor,
  at: Date,
): Promise<TakenIn> {
  const ids = batch.map(([id]) => id)
  const rows = await tx.selectFrom('claims').selectAll().where('id', 'in', ids).execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const entries: Entry[] = []
  for (const [id, { draft }] of batch) {
    const former = known.get(id)
    const givenHash = createHash('sha256').update(JSON.stringify(draft)).digest('hex')
    if (former && (former.given_hash === givenHash || former.withdrawn_at)) {
      counts.unchanged += 1
      continue
    }
    counts[former ? 'changed' : 'added'] += 1
    const kept = former ? toClaim(former) : { id, enteredBy: actor, enteredAt: at, withdrawnAt: null }
    entries.push({ claim: { ...kept, ...draft, updatedAt: at }, givenHash })
  }
  await write(tx, entries, { kind: 'imported', actor, at })
  return counts
}
