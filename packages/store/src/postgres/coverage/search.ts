import type { CoverageDoc, CoverageHit, CoverageQuery, CoverageResult, QueryTree } from '@chudong/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '../../query/cursor.ts'
import { highlightSnippet, highlightTitle } from '../../query/highlight.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { Tables } from '../tables.ts'
import { docColumns } from './columns.ts'
import { conditionsOf, rankingWords } from './conditions.ts'
import { summarise } from './facets.ts'

/** Ranking looks at the newest matches only: ranking a word that half of all articles hold would take seconds. */
const mostRanked = 2_000

type Row = CoverageDoc & { rank: number }

/** See `Coverage.search`. */
export async function search(db: Kysely<Tables>, query: CoverageQuery, now: Date): Promise<CoverageResult> {
  const typed = parseQuery(query.q, now)
  const condition = conditionsOf(query, typed)
  const after = query.cursor === undefined ? null : readCursor(query.cursor, query.sort)
  const words = query.sort === 'relevance' ? rankingWords(typed) : null
  const found = words ? ranked(condition, words) : newest(condition, after, query.limit)
  const rows = await page(db, found, after, query.limit)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    ...(await summarise(db, condition)),
    hits: shown.map((row) => toHit(row, typed)),
    cursor: last && rows.length > query.limit ? cursorAt(last, query.sort) : null,
  }
}

/** One look along the time index: as the order is by time alone, only a page of documents is touched. */
function newest(condition: RawBuilder<unknown>, after: Cursor | null, limit: number) {
  const further = after ? sql`and (published_at, id) < (${after.publishedAt}, ${after.id})` : sql``
  return sql`
    select id, published_at, 0::double precision as rank from coverage_docs where ${condition} ${further}
    order by published_at desc, id desc limit ${limit + 1}`
}

function ranked(condition: RawBuilder<unknown>, words: string) {
  return sql`
    select id, published_at, ts_rank(words, ${words}::tsquery, 1)::double precision as rank
    from (select id, published_at, words from coverage_docs where ${condition}
      order by published_at desc limit ${mostRanked}) as recent`
}

async function page(
  db: Kysely<Tables>,
  found: RawBuilder<unknown>,
  after: Cursor | null,
  limit: number,
): Promise<Row[]> {
  const further = after
    ? sql`where (rank, published_at, id) < (${after.rank}::double precision, ${after.publishedAt}, ${after.id})`
    : sql``
  const { rows } = await sql<Row>`
    select ${docColumns}, near.rank
    from (
      select id, rank from (${found}) as found ${further}
      order by rank desc, published_at desc, id desc limit ${limit + 1}) as near
    join coverage_docs d on d.id = near.id
    order by near.rank desc, d.published_at desc, d.id desc`.execute(db)
  return rows
}

function toHit({ rank: _, text, ...doc }: Row, typed: QueryTree): CoverageHit {
  return { doc, title: highlightTitle(doc.title, typed), snippet: highlightSnippet(text, typed) }
}

function cursorAt(row: Row, sort: Cursor['sort']): string {
  return writeCursor({ sort, publishedAt: row.publishedAt, id: row.id, rank: row.rank })
}
