import { type Incident, OPEN_STATES } from '@chudong/domain'
import type { Command, Regrouped } from '@chudong/ports'
import { sql, type Transaction } from 'kysely'
import type { Db } from '../connect.ts'
import { lockPlacements, moveEvent, turnAfter } from '../events/move.ts'
import type { Tables } from '../tables.ts'
import { appendLog, type Entry } from './append-log.ts'
import { change, locked } from './command.ts'
import { earlier } from './earlier.ts'
import { mayRegroup } from './may-regroup.ts'

type MergeCommand = Command & { into: string }

/** See `IncidentRecords.merge`. */
export async function merge(db: Db, command: MergeCommand): Promise<Regrouped> {
  return db.transaction().execute(async (tx) => {
    await lockPlacements(tx)
    const { incident, other } = await bothLocked(tx, command)
    const why = mayRegroup(incident, command) ?? mayReceive(command, other)
    if (why || !incident || !other) return { ok: false, why: why ?? 'unknown', incident }
    return unite(tx, command, incident, other)
  })
}

/** Locked in the order of their ids: two merges of the same incidents never wait for each other. */
async function bothLocked(tx: Transaction<Tables>, { id, into }: MergeCommand) {
  const found = new Map<string, Incident | null>()
  for (const one of [id, into].sort()) if (!found.has(one)) found.set(one, await locked(tx, one))
  return { incident: found.get(id) ?? null, other: found.get(into) ?? null }
}

function mayReceive({ id, into }: MergeCommand, other: Incident | null) {
  if (id === into) return 'itself'
  if (!other) return 'other-unknown'
  return OPEN_STATES.some((state) => state === other.state) ? null : 'other-over'
}

async function unite(
  tx: Transaction<Tables>,
  command: MergeCommand,
  incident: Incident,
  other: Incident,
): Promise<Regrouped> {
  const { at } = command
  const turn = await turnAfter(tx, other.eventId)
  const items = await moveEvent(tx, incident.eventId, { eventId: other.eventId, turn })
  const graspedAt = earlier(incident.graspedAt, other.graspedAt)
  const merged = await change(tx, incident, { state: 'merged', merged_into: other.id }, at)
  await change(tx, other, { turn, grasped_at: graspedAt }, at)
  await carryNotices(tx, incident.id, other.id)
  const [row] = await appendLog(tx, entriesOf(command, { incident, other, graspedAt, items }))
  if (!row) throw new Error(`no log row was written for ${incident.id}`)
  return { ok: true, incident: merged, row, events: [{ eventId: other.eventId, turn }] }
}

interface United {
  incident: Incident
  other: Incident
  graspedAt: Date
  items: number
}

/** Each log names the other incident; that the clock starts earlier now is said where it does. */
function entriesOf({ at, actor }: Command, { incident, other, graspedAt, items }: United): Entry[] {
  const gone = { incident: other.id, title: other.title, items, state: incident.state }
  const earlierBy = graspedAt < other.graspedAt ? { graspedAt: { from: other.graspedAt, to: graspedAt } } : {}
  const come = { incident: incident.id, title: incident.title, items, ...earlierBy }
  return [
    { incidentId: incident.id, at, actor, kind: 'merged', data: gone },
    { incidentId: other.id, at, actor, kind: 'merged-in', data: come },
  ]
}

/** Who was told of one incident at a severity through a channel was told of the other: their keys differ in the id alone. */
async function carryNotices(tx: Transaction<Tables>, from: string, to: string): Promise<void> {
  await sql`
    insert into notifications (key, incident_id, channel, intended_at, tries, sent_at)
    select ${to}::text || substr(key, length(${from}::text) + 1), ${to}, channel, intended_at, tries, sent_at
    from notifications
    where incident_id = ${from} and sent_at is not null and starts_with(key, ${from}::text || '-')
    on conflict (key) do update set sent_at = excluded.sent_at, error = null where notifications.sent_at is null`.execute(
    tx,
  )
}
