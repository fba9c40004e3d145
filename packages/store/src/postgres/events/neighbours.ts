import type { Neighbour, Sketch } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import { type SketchRow, toNeighbour } from './sketch-row.ts'

const windowMs = 30 * 86_400_000
/** Newest articles looked at for one key: a near-duplicate's key is rare, a disease's key is not. */
const perKey = 200
const most = 400

/**
 * Stored sketches within 30 days that share a key: at most 400, those that share most keys first and the newest
 * of these first. The work is bounded by keys × 200 index rows whatever the number of articles.
 */
export async function neighbours(
  tx: Transaction<Tables>,
  sketch: Sketch,
  keys: readonly string[],
): Promise<Neighbour[]> {
  if (keys.length === 0) return []
  const from = new Date(sketch.at.getTime() - windowMs)
  const to = new Date(sketch.at.getTime() + windowMs)
  const { rows } = await sql<SketchRow>`
    select p.article_id, p.content_hash, p.event_id, p.duplicate_of, p.at, p.url, p.source_id, p.title, p.bands,
      p.signature, p.terms, p.type, p.province, p.diseases, p.incident
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
  return rows.map(toNeighbour)
}
