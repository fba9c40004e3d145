import type { Neighbour, Placement, Sketch } from '@chudong/domain'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import type { SketchCache } from './sketch-cache.ts'
import { type SketchRow, toSketch } from './sketch-row.ts'

/** Thirty days, in minutes. */
const WINDOW = 30 * 1_440
/** Newest articles looked at for one key: a near-duplicate's key is rare, a disease's key is not. */
const perKey = 32
/** Compared in full. On the news-cluster set 24 find the same events as 400 do (n 329). */
const most = 32

/** What may change without another wording, when an article is judged again. */
export type Judged = Pick<Sketch, 'type' | 'province' | 'incident'>

interface Near extends Judged {
  article_id: string
  content_hash: string
  event_id: string | null
  duplicate_of: string | null
  why: string
}

/** What is stored around a sketch: where its article was placed before, and the sketches like it. */
export interface Surroundings {
  former: { contentHash: string; judged: Judged; placement: Placement } | null
  near: Neighbour[]
}

/**
 * Stored sketches within 30 days that share a key: at most 32, those that share most keys first and the newest
 * of these first. The work is bounded by keys × 32 index rows whatever the number of articles.
 */
export async function surroundings(
  db: Kysely<Tables>,
  cache: SketchCache,
  sketch: Sketch,
  keys: readonly string[],
): Promise<Surroundings> {
  const rows = await sharing(db, sketch, keys)
  const own = rows.find((row) => row.article_id === sketch.articleId)
  const near = rows.filter((row) => row !== own)
  return { former: own ? placedBefore(own) : null, near: await withSketches(db, cache, near.slice(0, most)) }
}

function placedBefore(row: Near) {
  const placement = { eventId: row.event_id, duplicateOf: row.duplicate_of, why: row.why }
  return { contentHash: row.content_hash, judged: row, placement }
}

/** Whether two judgements of one wording say the same of what is stored. */
export function judgedAlike(one: Judged, other: Judged): boolean {
  return one.type === other.type && one.province === other.province && one.incident === other.incident
}

/** Minutes since 1970, as the keys are ordered. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000)
}

/** The article's own row and those of its neighbours in one answer: each question more costs as much as the search. */
async function sharing(db: Kysely<Tables>, sketch: Sketch, keys: readonly string[]): Promise<Near[]> {
  const minute = minuteOf(sketch.at)
  const { rows } = await sql<Near>`
    with near as (
      select found.placement, count(*) as shared, max(found.minute) as minute
      from unnest(${[...keys]}::text[]) as wanted(key)
      cross join lateral (
        select k.placement, k.minute from placement_keys k
        where k.key = hashtextextended(wanted.key, 0) and k.minute between ${minute - WINDOW} and ${minute + WINDOW}
        order by k.minute desc, k.placement desc limit ${perKey}) as found
      group by found.placement
      order by shared desc, minute desc, found.placement desc
      limit ${most + 1})
    select article_id, content_hash, event_id, duplicate_of, why, type, province, incident, shared, at
    from near join placements on number = near.placement where article_id <> ${sketch.articleId}
    union all
    select article_id, content_hash, event_id, duplicate_of, why, type, province, incident, 0, at
    from placements where article_id = ${sketch.articleId}
    order by shared desc, at desc, article_id`.execute(db)
  return rows
}

async function withSketches(
  db: Kysely<Tables>,
  cache: SketchCache,
  near: readonly Near[],
): Promise<Neighbour[]> {
  const known = new Map(near.map((one) => [one.article_id, cached(cache, one)]))
  const missing = [...known].flatMap(([id, found]) => (found ? [] : [id]))
  for (const read of await sketches(db, missing)) {
    known.set(read.articleId, read)
    cache.put(read)
  }
  return near.flatMap((one) => {
    const found = known.get(one.article_id)
    // The spread stands last: what is added behind one makes an object a hundred times as slow.
    return found ? [{ eventId: one.event_id, duplicateOf: one.duplicate_of, ...found }] : []
  })
}

/** Another process may have placed the same wording with another judgement since it was kept here. */
function cached(cache: SketchCache, near: Near): Sketch | undefined {
  const known = cache.get(near.article_id, near.content_hash)
  return known && judgedAlike(known, near) ? known : undefined
}

async function sketches(db: Kysely<Tables>, ids: string[]): Promise<Sketch[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SketchRow>`
    select article_id, content_hash, at, url, source_id, title, signature, terms, type, province, diseases, incident,
      places, names
    from placements where article_id = any(${ids})`.execute(db)
  return rows.map(toSketch)
}
