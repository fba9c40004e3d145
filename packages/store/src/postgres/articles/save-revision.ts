import type { Article, ArticleDraft } from '@chudong/domain'
import { sql, type Transaction } from 'kysely'
import { storable, storableOrNull, toJson } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { markChanged } from '../outbox.ts'
import type { Tables } from '../tables.ts'
import { articleById } from './read.ts'

type Saved = { article: Article; outcome: 'new' | 'revised' | 'unchanged' }

/** See `ArticleRecords.saveRevision`. A reading made before the newest one never becomes a revision. */
export async function saveRevision(
  db: Db,
  id: string,
  contentHash: string,
  draft: ArticleDraft,
): Promise<Saved> {
  if (await insertNew(db, id, contentHash, draft))
    return { article: asNew(id, contentHash, draft), outcome: 'new' }
  return db.transaction().execute((tx) => saveKnown(tx, id, contentHash, draft))
}

/** One statement, so one commit: the article, its first revision and the outbox, or nothing when the id is known. */
async function insertNew(db: Db, id: string, contentHash: string, draft: ArticleDraft): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with changed as (
      insert into articles (id, revision, content_hash, source_id, source_name, tier, kind, external_id, url, authors,
        images, language, published_at, collected_at, first_collected_at, engagement, raw_sha256, evidence)
      values (${id}, 1, ${contentHash}, ${draft.sourceId}, ${storable(draft.sourceName)}, ${draft.tier}, ${draft.kind},
        ${storableOrNull(draft.externalId)}, ${storableOrNull(draft.url)}, ${toJson(draft.authors)},
        ${toJson(draft.images)}, ${storableOrNull(draft.language)}, ${draft.publishedAt}, ${draft.collectedAt},
        ${draft.collectedAt}, ${jsonOrNull(draft.engagement)}, ${draft.rawSha256}, ${toJson(draft.evidence)})
      on conflict (id) do nothing
      returning id),
    first as (
      insert into article_revisions (article_id, revision, content_hash, title, text, collected_at)
      select id, 1, ${contentHash}, ${storable(draft.title)}, ${storable(draft.text)},
        ${draft.collectedAt}::timestamptz
      from changed),
    ${markChanged(id)}
    select id from changed`.execute(db)
  return rows.length > 0
}

function asNew(id: string, contentHash: string, draft: ArticleDraft): Article {
  const title = storable(draft.title)
  const text = storable(draft.text)
  return { ...draft, title, text, id, contentHash, revision: 1, firstCollectedAt: draft.collectedAt }
}

async function saveKnown(
  tx: Transaction<Tables>,
  id: string,
  contentHash: string,
  draft: ArticleDraft,
): Promise<Saved> {
  const known = await tx
    .selectFrom('articles')
    .select(['content_hash', 'revision', 'collected_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const late = draft.collectedAt < known.collected_at
  const changed = known.content_hash !== contentHash && !late
  if (changed) await addRevision(tx, id, known.revision + 1, contentHash, draft)
  else if (draft.engagement && !late) await keepEngagement(tx, id, draft)
  const article = await articleById(tx, id)
  if (!article) throw new Error(`article ${id} has no revision`)
  return { article, outcome: changed ? 'revised' : 'unchanged' }
}

async function addRevision(
  tx: Transaction<Tables>,
  id: string,
  revision: number,
  contentHash: string,
  draft: ArticleDraft,
) {
  await sql`
    with changed as (
      update articles set version = version + 1, revision = ${revision}, content_hash = ${contentHash},
        source_name = ${storable(draft.sourceName)}, tier = ${draft.tier},
        url = coalesce(${storableOrNull(draft.url)}, url), authors = ${toJson(draft.authors)},
        images = ${toJson(draft.images)}, language = ${storableOrNull(draft.language)},
        published_at = coalesce(${draft.publishedAt}, published_at), collected_at = ${draft.collectedAt},
        engagement = coalesce(${jsonOrNull(draft.engagement)}, engagement),
        raw_sha256 = coalesce(${draft.rawSha256}, raw_sha256), evidence = ${toJson(draft.evidence)}
      where id = ${id} returning id),
    added as (
      insert into article_revisions (article_id, revision, content_hash, title, text, collected_at)
      select id, ${revision}::integer, ${contentHash}, ${storable(draft.title)}, ${storable(draft.text)},
        ${draft.collectedAt}::timestamptz
      from changed),
    ${markChanged(id)}
    select id from changed`.execute(tx)
}

/** Likes and shares grow while the text stays: the next judgement uses them, the coverage store does not hold them. */
async function keepEngagement(tx: Transaction<Tables>, id: string, draft: ArticleDraft) {
  await tx
    .updateTable('articles')
    .set({ engagement: toJson(draft.engagement) })
    .where('id', '=', id)
    .execute()
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : toJson(value)
}
