import { createHash } from 'node:crypto'
import {
  type CoverageHit,
  type CoverageQuery,
  type CoverageResult,
  FacetName,
  type QueryTree,
} from '@chudong/domain'
import type { estypes } from '@elastic/elasticsearch'
import { type Cursor, readCursor, writeCursor } from '../query/cursor.ts'
import { highlightSnippet, highlightTitle } from '../query/highlight.ts'
import { parseQuery } from '../query/parse-query.ts'
import { answered, searchTimeout } from './bounded.ts'
import { conditionsOf, rankingOf } from './conditions.ts'
import type { Store } from './store.ts'
import { fromSource } from './to-source.ts'
import { totalOf } from './total.ts'

const mostValues = 200
/** More values than sources and places there are, so that counts over several indices are exact. */
const shardValues = 5_000

type Counts = Record<FacetName, { buckets: { key: string; doc_count: number }[] }>

/** See `Coverage.search`. Hits and numbers are two questions: the second is answered from a cache for months gone by. */
export async function search(store: Store, query: CoverageQuery): Promise<CoverageResult> {
  const typed = parseQuery(query.q, store.now())
  const after = query.cursor === undefined ? null : readCursor(query.cursor, query.sort)
  const filter = conditionsOf(query, typed)
  const header = {
    index: store.names.all,
    allow_partial_search_results: false,
    preference: createHash('sha256').update(JSON.stringify(filter)).digest('hex').slice(0, 16),
  }
  const { responses } = await store.client.msearch<unknown, Counts>({
    searches: [header, hitsBody(query, typed, filter, after), header, numbersBody(filter)],
  })
  const [hits, numbers] = responses.map(answered)
  const rows = (hits?.hits.hits ?? []).map((hit) => ({
    doc: fromSource(hit._source),
    rank: rankOf(hit, query),
  }))
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    total: totalOf(numbers?.hits.total),
    facets: facetsOf(numbers?.aggregations as Counts | undefined),
    hits: shown.map(({ doc }) => toHit(doc, typed)),
    cursor: last && rows.length > query.limit ? cursorAt(last, query.sort) : null,
  }
}

function hitsBody(
  query: CoverageQuery,
  typed: QueryTree,
  filter: estypes.QueryDslQueryContainer[],
  after: Cursor | null,
): estypes.MsearchMultisearchBody {
  const should = query.sort === 'relevance' ? (rankingOf(typed) ?? []) : []
  const byRank = query.sort === 'relevance'
  const newest: estypes.SortCombinations[] = [{ publishedAt: 'desc' }, { id: 'desc' }]
  const time = after ? [after.publishedAt.getTime(), after.id] : []
  return {
    query: { bool: { filter, should } },
    sort: byRank ? ['_score', ...newest] : newest,
    size: query.limit + 1,
    track_total_hits: false,
    timeout: searchTimeout,
    ...(after ? { search_after: byRank ? [after.rank, ...time] : time } : {}),
  }
}

function numbersBody(filter: estypes.QueryDslQueryContainer[]): estypes.MsearchMultisearchBody {
  const count = (field: string): estypes.AggregationsAggregationContainer => ({
    terms: {
      field,
      size: mostValues,
      shard_size: shardValues,
      exclude: [''],
      order: [{ _count: 'desc' }, { _key: 'asc' }],
    },
  })
  const aggs = Object.fromEntries(
    FacetName.options.map((name) => [name, count(name === 'disease' ? 'diseases' : name)]),
  )
  return { query: { bool: { filter } }, size: 0, track_total_hits: true, timeout: searchTimeout, aggs }
}

function facetsOf(counts: Counts | undefined): CoverageResult['facets'] {
  const valuesOf = (name: FacetName) =>
    (counts?.[name].buckets ?? []).map(({ key, doc_count }) => ({ value: key, count: doc_count }))
  return Object.fromEntries(
    FacetName.options.map((name) => [name, valuesOf(name)]),
  ) as CoverageResult['facets']
}

function rankOf(hit: estypes.SearchHit, { sort }: CoverageQuery): number {
  return sort === 'relevance' ? Number(hit.sort?.[0] ?? 0) : 0
}

function toHit({ text, ...doc }: ReturnType<typeof fromSource>, typed: QueryTree): CoverageHit {
  return { doc, title: highlightTitle(doc.title, typed), snippet: highlightSnippet(text, typed) }
}

function cursorAt(
  { doc, rank }: { doc: { publishedAt: Date; id: string }; rank: number },
  sort: Cursor['sort'],
) {
  return writeCursor({ sort, publishedAt: doc.publishedAt, id: doc.id, rank })
}
