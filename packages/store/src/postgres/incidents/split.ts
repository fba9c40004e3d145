import type { Incident } from '@chudong/domain'
import type { Command, Regrouped } from '@chudong/ports'
import { sql, type Transaction } from 'kysely'
import type { Db } from '../connect.ts'
import { foundFrom, type Item, itemsOf, lockPlacements, retell, turnAfter } from '../events/move.ts'
import type { Tables } from '../tables.ts'
import { appendLog, type Entry } from './append-log.ts'
import { change, locked } from './command.ts'
import { earlier, later } from './earlier.ts'
import { mayRegroup } from './may-regroup.ts'

type SplitCommand = Command & { articleIds: readonly string[]; newEventId: string }

/** Titles that the log names; a split of hundreds is told by their number. */
const MOST_TITLES = 10

/** See `IncidentRecords.split`. */
export async function split(db: Db, command: SplitCommand): Promise<Regrouped> {
  return db.transaction().execute(async (tx) => {
    await lockPlacements(tx)
    const incident = await locked(tx, command.id)
    const why = mayRegroup(incident, command)
    if (why || !incident) return { ok: false, why: why ?? 'unknown', incident }
    const items = await itemsOf(tx, incident.eventId, command.articleIds)
    const wrong = mayMove(items, command.articleIds)
    return wrong ? { ok: false, why: wrong, incident } : part(tx, command, incident, items)
  })
}

function mayMove(items: readonly Item[], marked: readonly string[]) {
  const movable = new Set(items.filter(({ moves }) => moves).map(({ articleId }) => articleId))
  if (movable.size === 0 || marked.some((id) => !movable.has(id))) return 'not-its-items'
  return movable.size === items.length ? 'all-items' : null
}

async function part(
  tx: Transaction<Tables>,
  command: SplitCommand,
  incident: Incident,
  items: readonly Item[],
): Promise<Regrouped> {
  const moving = items.filter(({ moves }) => moves)
  const staying = idsOf(items.filter(({ moves }) => !moves))
  const turn = await turnAfter(tx, incident.eventId)
  await foundEvent(tx, command, moving, staying)
  await retell(tx, staying[0] ?? '', turn)
  const graspedAt = await graspOf(tx, incident, staying)
  const after = await change(tx, incident, { items: staying.length, turn, grasped_at: graspedAt }, command.at)
  const [row] = await appendLog(tx, [entryOf(command, incident, moving, graspedAt)])
  if (!row) throw new Error(`no log row was written for ${incident.id}`)
  const events = [
    { eventId: incident.eventId, turn },
    { eventId: command.newEventId, turn: 1 },
  ]
  return { ok: true, incident: after, row, events }
}

async function foundEvent(
  tx: Transaction<Tables>,
  { id, at, newEventId }: SplitCommand,
  moving: readonly Item[],
  staying: readonly string[],
) {
  await foundFrom(tx, newEventId, idsOf(moving), staying)
  await tx.insertInto('split_events').values({ event_id: newEventId, incident_id: id, at }).execute()
}

function entryOf(
  { at, actor, newEventId }: SplitCommand,
  incident: Incident,
  moving: readonly Item[],
  graspedAt: Date,
): Entry {
  const laterBy =
    graspedAt > incident.graspedAt ? { graspedAt: { from: incident.graspedAt, to: graspedAt } } : {}
  const titles = moving.slice(0, MOST_TITLES).map(({ title }) => title)
  const data = { items: moving.length, titles, eventId: newEventId, ...laterBy }
  return { incidentId: incident.id, at, actor, kind: 'split', data }
}

/** When the office first had one of the items that stay; nobody takes what is not yet grasped. */
async function graspOf(tx: Transaction<Tables>, incident: Incident, staying: string[]): Promise<Date> {
  const { rows } = await sql<{ first: Date | null }>`
    select min(first_collected_at) as first from articles where id = any(${staying})`.execute(tx)
  const first = rows[0]?.first ?? incident.graspedAt
  return later(incident.graspedAt, earlier(first, incident.acknowledgedAt ?? first))
}

const idsOf = (items: readonly Item[]) => items.map(({ articleId }) => articleId)
