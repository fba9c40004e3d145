import type { Actor, LogKind, LogRow } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import { toJson } from '../../storable.ts'
import { auditContent, auditHash, firstHash } from '../audit.ts'
import { logLock } from '../locks.ts'
import type { Tables } from '../tables.ts'

export interface Entry {
  incidentId: string
  at: Date
  kind: LogKind
  actor: Actor
  data: Record<string, unknown>
}

/**
 * Writes log rows and their audit rows and tells listeners, all in the caller's commit. Numbers are given under a lock
 * held until that commit: whoever has read row n will never find a row below n later. Call it last, after the
 * incident's own row is locked.
 */
export async function appendLog(tx: Transaction<Tables>, entries: readonly Entry[]): Promise<LogRow[]> {
  if (entries.length === 0) return []
  const last = await lockedEnd(tx)
  const rows = entries.map((entry, i) => ({ seq: (last?.seq ?? 0) + 1 + i, ...asStored(entry) }))
  await sql`
    with logged as (
      insert into incident_log (seq, incident_id, at, kind, actor, data)
      select seq, "incidentId", at, kind, actor, data
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as l(seq bigint, "incidentId" text, at timestamptz, kind text, actor jsonb, data jsonb)),
    audited as (
      insert into audit (seq, content, former_hash, hash)
      select seq, content, former_hash, hash
      from jsonb_to_recordset(${JSON.stringify(chain(rows, last?.hash ?? firstHash))}::jsonb)
        as u(seq bigint, content text, former_hash text, hash text))
    select pg_notify('chudong_log', '')`.execute(tx)
  return rows
}

/** The newest audit row, read after the lock is ours; both in one message, because others wait for our commit. */
async function lockedEnd(tx: Transaction<Tables>): Promise<{ seq: number; hash: string } | undefined> {
  const { rows } = await sql
    .raw<{ seq: number; hash: string }>(
      `select pg_advisory_xact_lock(${logLock}); select seq, hash from audit order by seq desc limit 1`,
    )
    .execute(tx)
  return rows[0]
}

/** The entry with its values as they will be read back, so that the audit hash is of what is stored. */
function asStored(entry: Entry): Entry {
  const data = JSON.parse(toJson(entry.data)) as Record<string, unknown>
  const actor = JSON.parse(toJson(entry.actor)) as Actor
  return { ...entry, data, actor }
}

function chain(rows: readonly LogRow[], formerHash: string) {
  let former = formerHash
  return rows.map((row) => {
    const content = auditContent(row)
    const link = { seq: row.seq, content, former_hash: former, hash: auditHash(former, content) }
    former = link.hash
    return link
  })
}
