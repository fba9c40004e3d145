import type { Actor, Claim } from '@chudong/domain'
import { type Kysely, sql } from 'kysely'
import type { Db } from '../connect.ts'
import { claimsLock, underLock } from '../locks.ts'
import type { ClaimLogTable, Tables } from '../tables.ts'
import { foldedClaim, storableClaim } from './rows.ts'

/** A claim to be written; its version is given while writing. */
export interface Entry {
  claim: Omit<Claim, 'version'>
  givenHash: string | null
}

export interface Change {
  kind: ClaimLogTable['kind']
  actor: Actor
  at: Date
}

/** Writes claims in turn: whatever `work` reads is the register's newest state, and versions grow in the order of commits. */
export function inTurn<T>(db: Db, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return underLock(db, claimsLock, work)
}

/** Adds or replaces claims and logs each, in one statement. Call it under the lock; an id may stand only once. */
export async function write(
  tx: Kysely<Tables>,
  entries: readonly Entry[],
  { kind, actor, at }: Change,
): Promise<Claim[]> {
  if (entries.length === 0) return []
  const last = await lastVersion(tx)
  const claims = entries.map(({ claim }, i) => storableClaim({ ...claim, version: last + 1 + i }))
  const rows = claims.map((claim, i) => ({
    ...claim,
    given: entries[i]?.givenHash ?? null,
    folded: foldedClaim(claim),
    whole: claim,
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id text, version bigint, claim text,
        rating text, verdict text, correction text, authority text, "issuedAt" timestamptz, url text,
        "enteredBy" jsonb, "enteredAt" timestamptz, "updatedAt" timestamptz, "withdrawnAt" timestamptz, given text,
        folded text, whole jsonb)),
    logged as (
      insert into claim_log (version, claim_id, at, kind, actor, claim)
      select version, id, ${at}::timestamptz, ${kind}::text, ${JSON.stringify(actor)}::jsonb, whole from given)
    insert into claims (id, version, claim, rating, verdict, correction, authority, issued_at, url, entered_by,
      entered_at, updated_at, withdrawn_at, given_hash, folded)
    select id, version, claim, rating, verdict, correction, authority, "issuedAt", url, "enteredBy", "enteredAt",
      "updatedAt", "withdrawnAt", given, folded
    from given
    on conflict (id) do update set version = excluded.version, claim = excluded.claim, rating = excluded.rating,
      verdict = excluded.verdict, correction = excluded.correction, authority = excluded.authority,
      issued_at = excluded.issued_at, url = excluded.url, updated_at = excluded.updated_at,
      withdrawn_at = excluded.withdrawn_at, given_hash = excluded.given_hash, folded = excluded.folded`.execute(
    tx,
  )
  return claims
}

/** The number of the register's last change; 0 when it was never changed. */
export async function lastVersion(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('claims')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}
