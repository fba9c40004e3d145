import { type LogRow, PermanentError } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import { storable, storableOrNull } from '../../storable.ts'
import type { Db } from '../connect.ts'
import type { Tables } from '../tables.ts'
import { appendLog } from './append-log.ts'

interface Message {
  key: string
  incidentId: string
  channel: string
  at: Date
}

const system = { kind: 'system' } as const

/** See `IncidentRecords.intend`: an intent without an outcome may be tried again, a sent one may not. */
export async function intend(db: Db, message: Message): Promise<boolean> {
  const { rows } = await sql`
    insert into notifications (key, incident_id, channel, intended_at)
    select ${storable(message.key)}, id, ${storable(message.channel)}, ${message.at}
    from incidents where id = ${message.incidentId}
    on conflict (key) do update set intended_at = excluded.intended_at, tries = notifications.tries + 1
    where notifications.sent_at is null
    returning key`.execute(db)
  if (rows.length > 0) return true
  await assertKnown(db, message.incidentId)
  return false
}

/** See `IncidentRecords.sent`: a delivery already recorded is not logged again. */
export async function sent(db: Db, message: Message & { error: string | null }): Promise<void> {
  const { incidentId, at, channel, key, error } = message
  const kind = error === null ? ('notification-sent' as const) : ('notification-failed' as const)
  const data = error === null ? { channel, key } : { channel, key, error }
  const sending = db.transaction().execute(async (tx) => {
    if (await keepOutcome(tx, message)) await appendLog(tx, [{ incidentId, at, kind, actor: system, data }])
  })
  await sending.catch((error) => refuseUnknown(incidentId, error))
}

async function keepOutcome(tx: Transaction<Tables>, message: Message & { error: string | null }) {
  const sentAt = message.error === null ? message.at : null
  const { rows } = await sql`
    insert into notifications (key, incident_id, channel, intended_at, sent_at, error)
    values (${storable(message.key)}, ${message.incidentId}, ${storable(message.channel)}, ${message.at}, ${sentAt},
      ${storableOrNull(message.error)})
    on conflict (key) do update set sent_at = excluded.sent_at, error = excluded.error
    where notifications.sent_at is null
    returning key`.execute(tx)
  return rows.length > 0
}

/** See `IncidentRecords.note`. */
export async function note(
  db: Db,
  incidentId: string,
  kind: LogRow['kind'],
  data: Record<string, unknown>,
  at: Date,
): Promise<void> {
  const noting = db
    .transaction()
    .execute((tx) => appendLog(tx, [{ incidentId, at, kind, actor: system, data }]))
  await noting.catch((error) => refuseUnknown(incidentId, error))
}

async function assertKnown(db: Db, incidentId: string) {
  const known = await db.selectFrom('incidents').select('id').where('id', '=', incidentId).executeTakeFirst()
  if (!known) throw new PermanentError(`there is no incident ${incidentId}`)
}

/** A log row or a delivery of no incident is refused by the database (foreign key). */
function refuseUnknown(incidentId: string, cause: unknown): never {
  if (cause instanceof Error && 'code' in cause && cause.code === '23503')
    throw new PermanentError(`there is no incident ${incidentId}`, { cause })
  throw cause
}
