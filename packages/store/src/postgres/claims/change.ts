import { randomUUID } from 'node:crypto'
import type { Actor, Claim, ClaimChange, ClaimDraft } from '@chudong/domain'
import type { ClaimChanged, ClaimCommand } from '@chudong/ports'
import type { Kysely } from 'kysely'
import type { Db } from '../connect.ts'
import type { ClaimLogTable, Tables } from '../tables.ts'
import { toClaim } from './rows.ts'
import { inTurn, write } from './write.ts'

/** See `ClaimRecords.add`. */
export async function add(db: Db, draft: ClaimDraft, actor: Actor, at: Date): Promise<Claim> {
  const claim = {
    ...draft,
    id: randomUUID(),
    enteredBy: actor,
    enteredAt: at,
    updatedAt: at,
    withdrawnAt: null,
  }
  const [added] = await inTurn(db, (tx) =>
    write(tx, [{ claim, givenHash: null }], { kind: 'added', actor, at }),
  )
  if (!added) throw new Error('the claim was not written')
  return added
}

/** See `ClaimRecords.edit`; a withdrawn claim cannot be edited. */
export function edit(db: Db, command: ClaimCommand & { change: ClaimChange }): Promise<ClaimChanged> {
  const change = Object.fromEntries(Object.entries(command.change).filter(([, value]) => value !== undefined))
  return run(db, command, 'edited', (claim) => ({ ...claim, ...change }))
}

/** See `ClaimRecords.withdraw`. */
export function withdraw(db: Db, command: ClaimCommand): Promise<ClaimChanged> {
  return run(db, command, 'withdrawn', (claim) => ({ ...claim, withdrawnAt: command.at }))
}

async function run(
  db: Db,
  { id, version, actor, at }: ClaimCommand,
  kind: ClaimLogTable['kind'],
  change: (claim: Claim) => Claim,
): Promise<ClaimChanged> {
  return inTurn(db, async (tx: Kysely<Tables>) => {
    const row = await tx.selectFrom('claims').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return { ok: false, why: 'unknown', claim: null }
    const claim = toClaim(row)
    if (version !== undefined && version !== claim.version) return { ok: false, why: 'stale', claim }
    if (claim.withdrawnAt) return { ok: false, why: 'wrong-state', claim }
    const entry = { claim: { ...change(claim), updatedAt: at }, givenHash: row.given_hash }
    const [written] = await write(tx, [entry], { kind, actor, at })
    if (!written) throw new Error(`claim ${id} was not written`)
    return { ok: true, claim: written }
  })
}
