import type { Neighbour, Placed, Placement, Sketch } from '@chudong/domain'
import { type Kysely, sql } from 'kysely'
import { storable, storableOrNull, toJson } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { placementLock, underLock } from '../locks.ts'
import { markChanged } from '../outbox.ts'
import type { Tables } from '../tables.ts'
import { judgedAlike, minuteOf, surroundings } from './neighbours.ts'
import type { SketchCache } from './sketch-cache.ts'
import { joinTerms, packSignature } from './sketch-row.ts'

/** See `EventRecords.place`. One placement at a time in all processes, so that two first reports found one event. */
export async function place(
  db: Db,
  cache: SketchCache,
  sketch: Sketch,
  keys: readonly string[],
  decide: (neighbours: Neighbour[]) => Placement,
): Promise<Placed> {
  const wanted = [...new Set(keys.map(storable))]
  const placed = await underLock(db, placementLock, async (tx) => {
    const { former, near } = await surroundings(tx, cache, sketch, wanted)
    const same = former?.contentHash === sketch.contentHash && former.placement.eventId !== null
    const stays = same && judgedAlike(former.judged, sketch)
    if (former && (stays || (await superseded(tx, sketch))))
      return { ...former.placement, turn: await takeTurn(tx, sketch.articleId, former.placement.eventId) }
    const placement = same ? former.placement : settle(sketch, former?.placement ?? null, near, decide(near))
    return { ...placement, turn: await write(tx, sketch, wanted, placement) }
  })
  cache.put(sketch)
  return placed
}

/** A worker that was held up may still come with a wording that has a newer one by now. */
async function superseded(tx: Kysely<Tables>, { articleId, contentHash }: Sketch): Promise<boolean> {
  const newer = await tx
    .selectFrom('articles')
    .select('id')
    .where('id', '=', articleId)
    .where('content_hash', '<>', contentHash)
    .executeTakeFirst()
  return newer !== undefined
}

/** An article stays in its event, and two articles are never each other's reprint. */
function settle(sketch: Sketch, former: Placement | null, near: Neighbour[], wanted: Placement): Placement {
  if (former?.eventId) return { ...former, related: wanted.related }
  const original = near.find((one) => one.articleId === wanted.duplicateOf)
  const circular = original?.duplicateOf === sketch.articleId
  return circular ? { ...wanted, duplicateOf: null } : wanted
}

/** The lock of placements is held until the commit: turns are taken and seen in their order. */
const nextTurn = (eventId: string | null) =>
  eventId === null
    ? sql<number>`0`
    : sql<number>`(select coalesce(max(turn), 0) + 1 from placements where event_id = ${eventId})`

/** Nothing is placed anew, but the article's judgement may be another: the event has to be told again. */
async function takeTurn(tx: Kysely<Tables>, articleId: string, eventId: string | null): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    update placements set turn = ${nextTurn(eventId)} where article_id = ${articleId} returning turn`.execute(
    tx,
  )
  return rows[0]?.turn ?? 0
}

/** Keys of a former wording stay: they lead to the article as it is now, and one neighbour too many does no harm. */
async function write(
  tx: Kysely<Tables>,
  sketch: Sketch,
  keys: string[],
  placement: Placement,
): Promise<number> {
  const { articleId } = sketch
  const { rows } = await sql<{ turn: number }>`
    with placed as (
      insert into placements (article_id, content_hash, event_id, duplicate_of, why, at, url, source_id, title,
        signature, terms, type, province, diseases, incident, places, names, turn,
        related_to, related_names)
      values (${articleId}, ${sketch.contentHash}, ${placement.eventId}, ${placement.duplicateOf},
        ${storable(placement.why)}, ${sketch.at}, ${storableOrNull(sketch.url)}, ${sketch.sourceId},
        ${storable(sketch.title)}, ${packSignature(sketch.signature)}, ${storable(joinTerms(sketch.terms))},
        ${sketch.type}, ${storable(sketch.province)}, ${toJson(sketch.diseases)}, ${sketch.incident},
        ${toJson(sketch.places)}, ${toJson(sketch.names)},
        ${nextTurn(placement.eventId)}, ${placement.related?.articleId ?? null},
        ${placement.related ? toJson(placement.related.names) : null})
      on conflict (article_id) do update set content_hash = excluded.content_hash, event_id = excluded.event_id,
        duplicate_of = excluded.duplicate_of, why = excluded.why, at = excluded.at,
        url = excluded.url, source_id = excluded.source_id, title = excluded.title, signature = excluded.signature,
        terms = excluded.terms, type = excluded.type, province = excluded.province, diseases = excluded.diseases,
        incident = excluded.incident, places = excluded.places, names = excluded.names, turn = excluded.turn,
        related_to = coalesce(excluded.related_to, placements.related_to),
        related_names = coalesce(excluded.related_names, placements.related_names)
      returning number, turn),
    found as (
      insert into placement_keys (key, minute, placement)
      select distinct hashtextextended(k.key, 0), ${minuteOf(sketch.at)}::integer, placed.number
      from placed, unnest(${keys}::text[]) as k(key)
      on conflict do nothing),
    changed as (update articles set version = version + 1 where id = ${articleId} returning id),
    ${markChanged(articleId)}
    select turn from placed`.execute(tx)
  return rows[0]?.turn ?? 0
}
