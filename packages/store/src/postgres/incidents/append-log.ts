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
  await sql`select pg_advisory_xact_lock(${logLock})`.execute(tx)
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = entries.map((entry, i) => ({ seq: (last?.seq ?? 0) + 1 + i, ...asStored(entry) }))
  await tx
    .insertInto('incident_log')
    .values(rows.map(({ incidentId, ...row }) => ({ ...row, incident_id: incidentId, ...jsonOf(row) })))
    .execute()
  await tx
    .insertInto('audit')
    .values(chain(rows, last?.hash ?? firstHash))
    .execute()
  await sql`select pg_notify('chudong_log', '')`.execute(tx)
  return rows
}

/** The entry with its values as they will be read back, so that the audit hash is of what is stored. */
function asStored(entry: Entry): Entry {
  const data = JSON.parse(toJson(entry.data)) as Record<string, unknown>
  const actor = JSON.parse(toJson(entry.actor)) as Actor
  return { ...entry, data, actor }
}

function jsonOf(row: Pick<Entry, 'actor' | 'data'>) {
  return { actor: toJson(row.actor), data: toJson(row.data) }
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
