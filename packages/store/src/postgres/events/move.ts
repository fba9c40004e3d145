import { sql, type Transaction } from 'kysely'
import { placementLock } from '../locks.ts'
import { markAllChanged } from '../outbox.ts'
import type { Tables } from '../tables.ts'

/** Nothing is placed and nothing else is moved until the caller's commit. Call it first. */
export async function lockPlacements(tx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(placementLock)})`.execute(tx)
}

/** The turn that an event comes to next. */
export async function turnAfter(tx: Transaction<Tables>, eventId: string): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    select coalesce(max(turn), 0) + 1 as turn from placements where event_id = ${eventId}`.execute(tx)
  return rows[0]?.turn ?? 1
}

/** All articles of an event go to another, in one turn of it. Returns how many. */
export async function moveEvent(
  tx: Transaction<Tables>,
  from: string,
  to: { eventId: string; turn: number },
): Promise<number> {
  const { rows } = await sql<{ items: number }>`
    with moved as (
      update placements set event_id = ${to.eventId}, turn = ${to.turn} where event_id = ${from} returning article_id),
    changed as (
      update articles set version = version + 1 where id in (select article_id from moved) returning id),
    ${markAllChanged}
    select count(*) as items from moved`.execute(tx)
  return rows[0]?.items ?? 0
}

export interface Item {
  articleId: string
  title: string
  moves: boolean
}

/** The event's items, and which of them move when some are marked: those, their reprints, and the reprints of these. */
export async function itemsOf(
  tx: Transaction<Tables>,
  eventId: string,
  marked: readonly string[],
): Promise<Item[]> {
  const { rows } = await sql<Item>`
    with recursive moving as (
      select article_id from placements where event_id = ${eventId} and article_id = any(${[...marked]})
      union
      select p.article_id from placements p join moving m on p.duplicate_of = m.article_id where p.event_id = ${eventId})
    select article_id as "articleId", title, article_id in (select article_id from moving) as moves
    from placements where event_id = ${eventId} order by at, article_id`.execute(tx)
  return rows
}

/**
 * Founds an event with these items of another. What reprints an item that stays is an item of its own from now on:
 * one text is never told twice in two events.
 */
export async function foundFrom(
  tx: Transaction<Tables>,
  newEventId: string,
  moving: readonly string[],
  staying: readonly string[],
): Promise<void> {
  await sql`
    with moved as (
      update placements set event_id = ${newEventId}, turn = 1, why = 'split off by a person',
        duplicate_of = case when duplicate_of = any(${[...staying]}) then null else duplicate_of end
      where article_id = any(${[...moving]}) returning article_id),
    changed as (
      update articles set version = version + 1 where id in (select article_id from moved) returning id),
    ${markAllChanged}
    select from moved`.execute(tx)
}

/** What is left of an event comes to a turn later than any that it saw. */
export async function retell(tx: Transaction<Tables>, articleId: string, turn: number): Promise<void> {
  await tx.updateTable('placements').set({ turn }).where('article_id', '=', articleId).execute()
}
