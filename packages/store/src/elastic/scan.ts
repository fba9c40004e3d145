import type { CoverageDoc, CoverageFilter } from '@chudong/domain'
import type { estypes } from '@elastic/elasticsearch'
import { parseQuery } from '../query/parse-query.ts'
import { asked } from './bounded.ts'
import { conditionsOf } from './conditions.ts'
import { explained } from './connect.ts'
import type { Store } from './store.ts'
import { fromSource } from './to-source.ts'

const page = 200
/** A reader may take so long over one page. */
const keptFor = '5m'

/** See `Coverage.scan`: a point in time, read page by page. */
export async function* scan(store: Store, filter: CoverageFilter): AsyncGenerator<CoverageDoc> {
  const conditions = conditionsOf(filter, parseQuery(filter.q, store.now()))
  await asked(store, 'an export', () => store.client.indices.refresh({ index: store.names.all }))
  const everything = { bool: { filter: conditions } }
  try {
    yield* readAt(store, store.names.all, everything, [{ publishedAt: 'desc' }, { id: 'desc' }])
  } catch (error) {
    throw explained('an export', error)
  }
}

/** Every document of an index (or alias) that fits, as they were at the beginning, in an order. */
export async function* readAt(
  { client }: Store,
  index: string,
  query: estypes.QueryDslQueryContainer,
  sort: estypes.SortCombinations[],
): AsyncGenerator<CoverageDoc> {
  let { id } = await client.openPointInTime({ index, keep_alive: keptFor })
  try {
    let after: estypes.SortResults | undefined
    do {
      const found = await client.search({
        pit: { id, keep_alive: keptFor },
        query,
        sort,
        size: page,
        track_total_hits: false,
        ...(after ? { search_after: after } : {}),
      })
      id = found.pit_id ?? id
      for (const hit of found.hits.hits) yield fromSource(hit._source)
      after = found.hits.hits.length === page ? found.hits.hits.at(-1)?.sort : undefined
    } while (after)
  } finally {
    await client.closePointInTime({ id }).catch(() => undefined)
  }
}
