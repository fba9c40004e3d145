import type { Assessment, CoverageDoc } from '@chudong/domain'
import type { Outbox, Refused, StoreState } from '@chudong/ports'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { checksumOf } from '../query/doc-mark.ts'
import { storable } from '../storable.ts'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

/**
 * SQL that marks one article as changed, as the tail of a statement whose CTE `changed` holds its id (or nothing).
 * A waiting row is locked and used again, so that a carrier cannot take it before this commit; a row that is being
 * carried right now is left, and a new one stands for the newer state.
 */
export function markChanged(articleId: string): RawBuilder<unknown> {
  return sql`
    waiting as materialized (
      select id from outbox where article_id = ${articleId} and exists (select from changed)
      for update skip locked),
    marked as (
      insert into outbox (article_id) select id from changed where not exists (select from waiting) returning id)`
}

/** As `markChanged`, for as many articles as the CTE `changed` holds. */
export const markAllChanged: RawBuilder<unknown> = sql`
    waiting as materialized (
      select article_id from outbox where article_id in (select id from changed) for update skip locked),
    marked as (
      insert into outbox (article_id)
      select id from changed where id not in (select article_id from waiting) returning id)`

/** The outbox: rows naming changed articles, carried to the coverage store in batches. */
export function outbox(db: Db): Outbox {
  return {
    drain: (limit, deliver) => db.transaction().execute((tx) => drain(tx, limit, deliver)),
    size: () => size(db),
    refused: () => refused(db),
    expected: (since) => expected(db, since),
    refill: () => refill(db),
  }
}

async function drain(
  tx: Transaction<Tables>,
  limit: number,
  deliver: (docs: CoverageDoc[]) => Promise<readonly Refused[]>,
): Promise<number> {
  const taken = await take(tx, limit)
  if (taken.articles.size === 0) return 0
  const docs = await coverageDocs(tx, [...taken.articles])
  await keepRefused(tx, [...taken.articles], await deliver(docs))
  await tx.deleteFrom('outbox').where('id', 'in', taken.rows).execute()
  return docs.length
}

/** Locks rows until `limit` different articles are named: one article may have two rows. */
async function take(tx: Transaction<Tables>, limit: number) {
  const articles = new Set<string>()
  const rows: number[] = []
  while (articles.size < limit) {
    const found = await sql<{ id: number; article_id: string }>`
      select id, article_id from outbox where id > ${rows.at(-1) ?? 0}
      order by id limit ${limit - articles.size} for update skip locked`.execute(tx)
    if (found.rows.length === 0) break
    for (const row of found.rows) {
      rows.push(row.id)
      articles.add(row.article_id)
    }
  }
  return { articles, rows }
}

interface DocRow extends Omit<CoverageDoc, keyof Judged> {
  assessment: Assessment | null
}
type Judged = Pick<
  CoverageDoc,
  | 'health'
  | 'decision'
  | 'score'
  | 'type'
  | 'severity'
  | 'cases'
  | 'deaths'
  | 'province'
  | 'diseases'
  | 'suspicion'
>

async function coverageDocs(tx: Transaction<Tables>, ids: string[]): Promise<CoverageDoc[]> {
  const { rows } = await sql<DocRow>`
    select a.id, a.version, r.title, r.text, a.url, a.source_id as "sourceId", a.source_name as "sourceName", a.tier,
      coalesce(a.published_at, a.first_collected_at) as "publishedAt", a.first_collected_at as "collectedAt",
      p.event_id as "eventId", p.duplicate_of as "duplicateOf", a.assessment
    from articles a
    join article_revisions r on r.article_id = a.id and r.revision = a.revision
    left join placements p on p.article_id = a.id
    where a.id = any(${ids})`.execute(tx)
  return rows.map(({ assessment, ...known }) => ({ ...known, ...judged(assessment) }))
}

/** An article that is not yet judged can already be found, as one of no interest. */
function judged(assessment: Assessment | null): Judged {
  return {
    health: assessment?.health ?? false,
    decision: assessment?.decision ?? 'ignore',
    score: assessment?.score ?? 0,
    type: assessment?.type ?? null,
    severity: assessment?.severity ?? null,
    cases: assessment?.cases ?? null,
    deaths: assessment?.deaths ?? null,
    province: assessment?.province ?? '',
    diseases: assessment?.diseases ?? [],
    suspicion: assessment?.suspicion ?? 0,
  }
}

/** A refusal is of one wording: what was delivered now stands instead of what was refused before. */
async function keepRefused(tx: Transaction<Tables>, delivered: string[], refused: readonly Refused[]) {
  await sql`delete from coverage_refused where article_id = any(${delivered})`.execute(tx)
  if (refused.length === 0) return
  const rows = refused.map(({ id, version, reason }) => ({
    article_id: id,
    version,
    reason: storable(reason),
  }))
  await tx.insertInto('coverage_refused').values(rows).execute()
}

async function refused(db: Db): Promise<Refused[]> {
  return db
    .selectFrom('coverage_refused')
    .select(['article_id as id', 'version', 'reason'])
    .orderBy('article_id')
    .execute()
}

/** The mark of a document (`docMark`), computed where the rows are. */
const mark = sql`('x' || left(encode(sha256(convert_to(id || ':' || version, 'UTF8')), 'hex'), 16))::bit(64)::bigint`

async function expected(db: Db, since?: Date): Promise<StoreState> {
  const { rows } = await sql<{ count: number; sum: string }>`
    select count(*) as count, coalesce(sum(${mark}), 0)::text as sum from articles
    where ${since ?? null}::timestamptz is null or first_collected_at >= ${since ?? null}`.execute(db)
  return { count: rows[0]?.count ?? 0, checksum: checksumOf(BigInt(rows[0]?.sum ?? 0)) }
}

async function size(db: Db): Promise<number> {
  const found = await sql<{ n: number }>`select count(distinct article_id) as n from outbox`.execute(db)
  return found.rows[0]?.n ?? 0
}

async function refill(db: Db): Promise<number> {
  const found = await sql<{ n: number }>`
    with marked as (insert into outbox (article_id) select id from articles a
      where not exists (select from outbox o where o.article_id = a.id) returning 1)
    select count(*) as n from marked`.execute(db)
  return found.rows[0]?.n ?? 0
}
