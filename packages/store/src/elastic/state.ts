import type { StoreState } from '@chudong/ports'
import { checksumOf } from '../query/doc-mark.ts'
import type { Store } from './store.ts'
import { totalOf } from './total.ts'

/** See `Coverage.state`. `index` is the alias of all, or some indices. What was written before is made visible first. */
export async function stateOf(
  { client }: Store,
  index: string | readonly string[],
  since?: Date,
): Promise<StoreState> {
  const where = { index: typeof index === 'string' ? index : [...index] }
  await client.indices.refresh(where)
  const sum = (part: string) => ({ sum: { field: `mark.${part}` } })
  const found = await client.search<unknown, Record<'a' | 'b' | 'c' | 'd', { value: number }>>({
    ...where,
    size: 0,
    track_total_hits: true,
    allow_partial_search_results: false,
    query: since ? { range: { collectedAt: { gte: since.getTime() } } } : { match_all: {} },
    aggs: { a: sum('a'), b: sum('b'), c: sum('c'), d: sum('d') },
  })
  const parts = found.aggregations
  const value = (part: 'a' | 'b' | 'c' | 'd') => BigInt(Math.round(parts?.[part].value ?? 0))
  return {
    count: totalOf(found.hits.total),
    checksum: checksumOf((value('a') << 48n) + (value('b') << 32n) + (value('c') << 16n) + value('d')),
  }
}
