import type { EmergingPhrase } from '@chudong/domain'
import type { EmergingQuery } from '@chudong/ports'
import type { estypes } from '@elastic/elasticsearch'
import { fewestArticles, mostCandidates, tellingPhrases } from '../query/emerging.ts'
import { searchTimeout, whole } from './bounded.ts'
import { conditionsOf } from './conditions.ts'
import type { Store } from './store.ts'
import { totalOf } from './total.ts'

/** Looked at in every index: what is telling in all together need not be among the best of each. */
const shardCandidates = 5_000

interface Phrases {
  phrases: { doc_count: number; buckets: { key: string; doc_count: number }[] }
}
interface Counts {
  counts: { buckets: { doc_count: number }[] }
}

/**
 * See `Coverage.emerging`. `significant_text` names the candidates; as it knows the past of a phrase only from indices
 * that hold new articles too, the candidates are then counted in all.
 */
export async function emerging(store: Store, query: EmergingQuery): Promise<EmergingPhrase[]> {
  const found = await ask<Phrases>(store, originals(query, query.from), {
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
  })
  const candidates = found.aggregations?.phrases.buckets ?? []
  if (candidates.length === 0) return []
  const filters = candidates.map(({ key }) => ({ term: { phrases: key } }))
  const all = await ask<Counts>(store, originals(query, query.since), { counts: { filters: { filters } } })
  const counted = candidates.map(({ key, doc_count }, i) => ({
    phrase: key,
    articles: doc_count,
    inAll: all.aggregations?.counts.buckets[i]?.doc_count ?? doc_count,
  }))
  const sizes = { articles: found.aggregations?.phrases.doc_count ?? 0, inAll: totalOf(all.hits.total) }
  return tellingPhrases(counted, sizes, query.limit)
}

async function ask<Found>(
  { client, names }: Store,
  query: estypes.QueryDslQueryContainer,
  aggs: Record<string, estypes.AggregationsAggregationContainer>,
) {
  const found = await client.search<unknown, Found>({
    index: names.all,
    allow_partial_search_results: false,
    timeout: searchTimeout,
    track_total_hits: true,
    size: 0,
    query,
    aggs,
  })
  return whole(found)
}

function originals({ to, type, province }: EmergingQuery, from: Date): estypes.QueryDslQueryContainer {
  const filter = conditionsOf(
    { from, to, type: type === undefined ? [] : [type], province: province === undefined ? [] : [province] },
    { kind: 'and', parts: [] },
  )
  return { bool: { filter, must_not: [{ exists: { field: 'duplicateOf' } }] } }
}
