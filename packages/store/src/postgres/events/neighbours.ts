import type { Neighbour, Sketch } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import type { SketchCache } from './sketch-cache.ts'
import { type SketchRow, toSketch } from './sketch-row.ts'

const windowMs = 30 * 86_400_000
/** Newest articles looked at for one key: a near-duplicate's key is rare, a disease's key is not. */
const perKey = 200
const most = 400

interface Near {
  article_id: string
  content_hash: string
  event_id: string | null
  duplicate_of: string | null
}

/**
 * Stored sketches within 30 days that share a key: at most 400, those that share most keys first and the newest
 * of these first. The work is bounded by keys × 200 index rows whatever the number of articles.
 */
export async function neighbours(
  tx: Transaction<Tables>,
  cache: SketchCache,
  sketch: Sketch,
  keys: readonly string[],
): Promise<Neighbour[]> {
  if (keys.length === 0) return []
  const near = await sharing(tx, sketch, keys)
  const known = new Map(near.map((one) => [one.article_id, cache.get(one.article_id, one.content_hash)]))
  const missing = [...known].flatMap(([id, found]) => (found ? [] : [id]))
  for (const read of await sketches(tx, missing)) {
    known.set(read.articleId, read)
    cache.put(read)
  }
  return near.flatMap((one) => {
    const found = known.get(one.article_id)
    return found ? [{ ...found, eventId: one.event_id, duplicateOf: one.duplicate_of }] : []
  })
}

async function sharing(tx: Transaction<Tables>, sketch: Sketch, keys: readonly string[]): Promise<Near[]> {
  const from = new Date(sketch.at.getTime() - windowMs)
  const to = new Date(sketch.at.getTime() + windowMs)
  const { rows } = await sql<Near>`
    select p.article_id, p.content_hash, p.event_id, p.duplicate_of
    from (
      select found.article_id, count(*) as shared, max(found.at) as at
      from unnest(${[...keys]}::text[]) as wanted(key)
      cross join lateral (
        select k.article_id, k.at from placement_keys k
        where k.key = wanted.key and k.at between ${from} and ${to}
        order by k.at desc limit ${perKey}) as found
      where found.article_id <> ${sketch.articleId}
      group by found.article_id
      order by shared desc, at desc
      limit ${most}) as near
    join placements p on p.article_id = near.article_id
    order by near.shared desc, p.at desc, p.article_id`.execute(tx)
  return rows
}

async function sketches(tx: Transaction<Tables>, ids: string[]): Promise<Sketch[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SketchRow>`
    select article_id, content_hash, at, url, source_id, title, bands, signature, terms, type, province, diseases,
      incident
    from placements where article_id = any(${ids})`.execute(tx)
  return rows.map(toSketch)
}
