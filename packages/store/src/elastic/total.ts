import type { estypes } from '@elastic/elasticsearch'

/** The number of hits of an answer that was asked to count them all. */
export function totalOf(total: number | estypes.SearchTotalHits | undefined): number {
  return typeof total === 'number' ? total : (total?.value ?? 0)
}
