import { randomUUID } from 'node:crypto'
import type { JobQueue, Regrouped } from '@chudong/ports'
import { foundedEventId } from './identity.ts'
import { eventUpdated } from './topics.ts'

/** Long after the change is committed or refused. */
const LATER_MS = 15_000

/** Id of an event that no article founds but a person. */
export function newEventId(): string {
  return foundedEventId(randomUUID().replaceAll('-', ''))
}

/**
 * Changes which items an event has, and has the events summed up anew: one job is kept for later before the change, so
 * that a crash right after the commit loses nothing, and one is published at once after it.
 */
export async function regroup(
  queue: JobQueue,
  eventIds: readonly string[],
  change: () => Promise<Regrouped>,
): Promise<Regrouped> {
  const job = { cause: 'regrouped by a person', severe: true, bulk: false }
  const inAnyTurn = eventIds.map((eventId) => ({ ...job, eventId, turn: Number.MAX_SAFE_INTEGER }))
  await queue.publishMany(eventUpdated, inAnyTurn, { lane: 'severe', promised: true, delayMs: LATER_MS })
  const changed = await change()
  const told = (changed.ok ? changed.events : []).map((event) => ({ ...job, ...event }))
  // The person's change is committed: a queue that has just gone away must not say that it failed.
  await queue.publishMany(eventUpdated, told, { lane: 'severe' }).catch(() => undefined)
  return changed
}
