import type { EmergingPhrase } from '@chudong/domain'
import type { EmergingQuery } from '@chudong/ports'
import { fewestArticles, mostCandidates, tellingPhrases } from '../query/emerging.ts'
import { searchTimeout, whole } from './bounded.ts'
import { conditionsOf } from './conditions.ts'
import type { Store } from './store.ts'

/** Looked at in every index: what is telling in all together need not be among the best of each. */
const shardCandidates = 5_000

interface Phrases {
  phrases: {
    doc_count: number
    bg_count: number
    buckets: { key: string; doc_count: number; bg_count: number }[]
  }
}

/** See `Coverage.emerging`: Elasticsearch's `significant_text` over the phrases of titles. */
export async function emerging(store: Store, query: EmergingQuery): Promise<EmergingPhrase[]> {
  const found = await store.client.search<unknown, Phrases>({
    index: store.names.all,
    allow_partial_search_results: false,
    timeout: searchTimeout,
    size: 0,
    query: originals(query, query.from),
    aggs: {
      phrases: {
        significant_text: {
          field: 'phrases',
          size: mostCandidates,
          shard_size: shardCandidates,
          min_doc_count: fewestArticles,
          shard_min_doc_count: 1,
          background_filter: originals(query, query.since),
          jlh: {},
        },
      },
    },
  })
  const phrases = whole(found).aggregations?.phrases
  const counted = (phrases?.buckets ?? []).map(({ key, doc_count, bg_count }) => ({
    phrase: key,
    articles: doc_count,
    inAll: bg_count,
  }))
  return tellingPhrases(
    counted,
    { articles: phrases?.doc_count ?? 0, inAll: phrases?.bg_count ?? 0 },
    query.limit,
  )
}

function originals({ to, type, province }: EmergingQuery, from: Date) {
  const filter = conditionsOf(
    { from, to, type: type === undefined ? [] : [type], province: province === undefined ? [] : [province] },
    { kind: 'and', parts: [] },
  )
  return { bool: { filter, must_not: [{ exists: { field: 'duplicateOf' } }] } }
}
