import { type Article, type ArticleRevision, Assessment } from '@chudong/domain'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ArticlesTable, Tables } from '../tables.ts'

/** The article in its newest revision; null when unknown. */
export async function articleById(db: Kysely<Tables>, id: string): Promise<Article | null> {
  return (await judged(db, id))?.article ?? null
}

/** See `ArticleRecords.judged`. */
export async function judged(db: Kysely<Tables>, id: string) {
  const row = await db
    .selectFrom('articles as a')
    .innerJoin('article_revisions as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.revision', '=', 'a.revision'),
    )
    .leftJoin('sources as s', 's.id', 'a.source_id')
    .selectAll('a')
    .select(['r.title', 'r.text', sql<string | null>`s.source ->> 'province'`.as('sourceProvince')])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const assessment = row.assessment ? Assessment.parse(row.assessment) : null
  return { article: toArticle(row), assessment, sourceProvince: row.sourceProvince }
}

function toArticle(row: Selectable<ArticlesTable> & { title: string; text: string }): Article {
  return {
    id: row.id,
    revision: row.revision,
    contentHash: row.content_hash,
    sourceId: row.source_id,
    sourceName: row.source_name,
    tier: row.tier,
    kind: row.kind,
    externalId: row.external_id,
    url: row.url,
    title: row.title,
    text: row.text,
    authors: row.authors,
    images: row.images,
    language: row.language,
    publishedAt: row.published_at,
    collectedAt: row.collected_at,
    firstCollectedAt: row.first_collected_at,
    engagement: row.engagement,
    rawSha256: row.raw_sha256,
    evidence: row.evidence,
  }
}

/** Every revision, oldest first. */
export async function revisionsOf(db: Kysely<Tables>, id: string): Promise<ArticleRevision[]> {
  return db
    .selectFrom('article_revisions')
    .select([
      'article_id as articleId',
      'revision',
      'content_hash as contentHash',
      'title',
      'text',
      'collected_at as collectedAt',
    ])
    .where('article_id', '=', id)
    .orderBy('revision')
    .execute()
}

/** See `ArticleRecords.unjudged`: ids of the readings given, less those whose newest wording has its judgement. */
export async function unjudged(
  db: Kysely<Tables>,
  readings: readonly { id: string; contentHash: string }[],
): Promise<Set<string>> {
  if (readings.length === 0) return new Set()
  const judged = await sql<{ id: string }>`
    select a.id from articles a
    join unnest(${readings.map(({ id }) => id)}::text[], ${readings.map((one) => one.contentHash)}::text[]) as r(id, hash)
      on a.id = r.id and a.content_hash = r.hash and a.assessed_hash = r.hash`.execute(db)
  const done = new Set(judged.rows.map(({ id }) => id))
  return new Set(readings.map(({ id }) => id).filter((id) => !done.has(id)))
}
