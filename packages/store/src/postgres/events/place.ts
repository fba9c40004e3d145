import type { Neighbour, Placement, Sketch } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import { storable, storableOrNull, toJson } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { placementLock } from '../locks.ts'
import { markChanged } from '../outbox.ts'
import type { Tables } from '../tables.ts'
import { neighbours } from './neighbours.ts'
import type { SketchCache } from './sketch-cache.ts'
import { joinTerms, packBands, packSignature } from './sketch-row.ts'

/** See `EventRecords.place`. One placement at a time in all processes, so that two first reports found one event. */
export async function place(
  db: Db,
  cache: SketchCache,
  sketch: Sketch,
  keys: readonly string[],
  decide: (neighbours: Neighbour[]) => Placement,
): Promise<Placement> {
  const wanted = [...new Set(keys.map(storable))]
  const placed = await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${placementLock})`.execute(tx)
    const former = await stored(tx, sketch.articleId)
    if (former && (former.contentHash === sketch.contentHash || (await superseded(tx, sketch))))
      return former.placement
    const near = await neighbours(tx, cache, sketch, wanted)
    const placement = settle(sketch, former?.placement ?? null, near, decide(near))
    await write(tx, sketch, wanted, placement)
    return placement
  })
  cache.put(sketch)
  return placed
}

async function stored(db: Db, articleId: string) {
  const row = await db
    .selectFrom('placements')
    .select(['content_hash', 'event_id', 'duplicate_of', 'why'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  const placement = { eventId: row.event_id, duplicateOf: row.duplicate_of, why: row.why }
  return { contentHash: row.content_hash, placement }
}

/** A worker that was held up may still come with a wording that has a newer one by now. */
async function superseded(db: Db, { articleId, contentHash }: Sketch): Promise<boolean> {
  const newer = await db
    .selectFrom('articles')
    .select('id')
    .where('id', '=', articleId)
    .where('content_hash', '<>', contentHash)
    .executeTakeFirst()
  return newer !== undefined
}

/** An article stays in its event, and two articles are never each other's reprint. */
function settle(sketch: Sketch, former: Placement | null, near: Neighbour[], wanted: Placement): Placement {
  if (former?.eventId) return former
  const original = near.find((one) => one.articleId === wanted.duplicateOf)
  const circular = original?.duplicateOf === sketch.articleId
  return circular ? { ...wanted, duplicateOf: null } : wanted
}

async function write(tx: Transaction<Tables>, sketch: Sketch, keys: string[], placement: Placement) {
  const { articleId } = sketch
  await sql`
    with placed as (
      insert into placements (article_id, content_hash, event_id, duplicate_of, why, at, url, source_id, title, bands,
        signature, terms, type, province, diseases, incident)
      values (${articleId}, ${sketch.contentHash}, ${placement.eventId}, ${placement.duplicateOf},
        ${storable(placement.why)}, ${sketch.at}, ${storableOrNull(sketch.url)}, ${sketch.sourceId},
        ${storable(sketch.title)}, ${packBands(sketch.bands)}, ${packSignature(sketch.signature)},
        ${storable(joinTerms(sketch.terms))}, ${sketch.type}, ${storable(sketch.province)},
        ${toJson(sketch.diseases)}, ${sketch.incident})
      on conflict (article_id) do update set content_hash = excluded.content_hash, event_id = excluded.event_id,
        duplicate_of = excluded.duplicate_of, why = excluded.why, at = excluded.at, url = excluded.url,
        source_id = excluded.source_id, title = excluded.title, bands = excluded.bands,
        signature = excluded.signature, terms = excluded.terms, type = excluded.type, province = excluded.province,
        diseases = excluded.diseases, incident = excluded.incident),
    gone as (
      delete from placement_keys
      where article_id = ${articleId} and not (at = ${sketch.at} and key = any(${keys}))),
    found as (
      insert into placement_keys (key, at, article_id)
      select key, ${sketch.at}::timestamptz, ${articleId} from unnest(${keys}::text[]) as k(key)
      on conflict do nothing),
    changed as (update articles set version = version + 1 where id = ${articleId} returning id),
    ${markChanged(articleId)}
    select id from changed`.execute(tx)
}
