import {
  type CoverageDoc,
  type CoverageHit,
  type CoverageQuery,
  type CoverageResult,
  FacetName,
  type QueryTree,
} from '@chudong/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Cursor, readCursor, writeCursor } from '../../query/cursor.ts'
import { highlightSnippet, highlightTitle } from '../../query/highlight.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { Tables } from '../tables.ts'
import { docColumns } from './columns.ts'
import { conditionsOf, holdsWords, rankingWords } from './conditions.ts'
import { counts, facetColumns, kindsOf } from './facets.ts'

/** Ranking looks at the newest matches only: ranking a word that half of all articles hold would take seconds. */
const mostRanked = 2_000

/** A number of the answer, or a hit: `value` its id, `count` its place. */
interface Line {
  name: FacetName | 'total' | 'hit'
  value: string
  count: number
  rank: number
}

/** See `Coverage.search`. */
export async function search(db: Kysely<Tables>, query: CoverageQuery, now: Date): Promise<CoverageResult> {
  const typed = parseQuery(query.q, now)
  const after = query.cursor === undefined ? null : readCursor(query.cursor, query.sort)
  const { rows } = await statement(query, typed, after).execute(db)
  const near = rows.filter(({ name }) => name === 'hit').sort((a, b) => a.count - b.count)
  const shown = near.slice(0, query.limit)
  const docs = await documents(db, shown)
  const [last, lastDoc] = [shown.at(-1), docs.at(-1)]
  const more = near.length > query.limit
  return {
    total: rows.find(({ name }) => name === 'total')?.count ?? 0,
    facets: facetsOf(rows),
    hits: docs.map((doc) => toHit(doc, typed)),
    cursor: more && last && lastDoc ? cursorAt(lastDoc, last.rank, query.sort) : null,
  }
}

/**
 * One statement for hits and numbers. A search for words looks them up once and takes both from what it found; another
 * takes its hits from the time index, which touches a page of documents alone.
 */
function statement(query: CoverageQuery, typed: QueryTree, after: Cursor | null) {
  const condition = conditionsOf(query, typed)
  const words = query.sort === 'relevance' ? rankingWords(typed) : null
  const wanted = sql`(select * from coverage_docs where ${condition}) as d`
  const once = holdsWords(typed)
  const found = once ? sql`found` : wanted
  const hits = words ? ranked(found, words) : newest(found)
  return sql<Line>`
    with ${once ? sql`found as materialized (select id, published_at, ${facetColumns} from ${wanted}),` : sql``}
    kinds as materialized (${kindsOf(found)}),
    hits as (
      select id, rank, row_number() over (${order}) as place from (${hits}) as h
      ${further(after, words !== null)} ${order} limit ${query.limit + 1})
    select name, value, count, 0::double precision as rank from (${counts}) as numbers
    union all select 'hit', id, place, rank from hits`
}

const order = sql`order by rank desc, published_at desc, id desc`

function newest(found: RawBuilder<unknown>) {
  return sql`select id, published_at, 0::double precision as rank from ${found}`
}

function ranked(found: RawBuilder<unknown>, words: string) {
  return sql`
    select id, published_at, ts_rank(words, ${words}::tsquery, 1)::double precision as rank
    from (select id from ${found} order by published_at desc limit ${mostRanked}) as recent
    join coverage_docs using (id)`
}

/** Where all ranks are equal the comparison is one that the time index answers. */
function further(after: Cursor | null, byRank: boolean) {
  if (!after) return sql``
  if (!byRank) return sql`where (published_at, id) < (${after.publishedAt}, ${after.id})`
  return sql`where (rank, published_at, id) < (${after.rank}::double precision, ${after.publishedAt}, ${after.id})`
}

/** Whole documents in the order of their hits. */
async function documents(db: Kysely<Tables>, hits: readonly Line[]): Promise<CoverageDoc[]> {
  const ids = hits.map(({ value }) => value)
  const { rows } = await sql<CoverageDoc>`
    select ${docColumns} from coverage_docs d where d.id = any(${ids}::text[])`.execute(db)
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

function facetsOf(rows: readonly Line[]): CoverageResult['facets'] {
  const valuesOf = (facet: FacetName) =>
    rows.flatMap(({ name, value, count }) => (name === facet ? [{ value, count }] : []))
  return Object.fromEntries(
    FacetName.options.map((name) => [name, valuesOf(name)]),
  ) as CoverageResult['facets']
}

function toHit({ text, ...doc }: CoverageDoc, typed: QueryTree): CoverageHit {
  return { doc, title: highlightTitle(doc.title, typed), snippet: highlightSnippet(text, typed) }
}

function cursorAt({ publishedAt, id }: CoverageDoc, rank: number, sort: Cursor['sort']): string {
  return writeCursor({ sort, publishedAt, id, rank })
}
