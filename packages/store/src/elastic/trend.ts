import type { TrendQuery } from '@chudong/ports'
import { parseQuery } from '../query/parse-query.ts'
import { daysBetween } from '../query/trend-days.ts'
import { searchTimeout, whole } from './bounded.ts'
import { conditionsOf } from './conditions.ts'
import type { Store } from './store.ts'

interface Days {
  days: { buckets: { key_as_string: string; doc_count: number; incidents: { doc_count: number } }[] }
}

/** See `Coverage.trend`. `incidents` counts the day's articles of decision ask or auto. */
export async function trend(store: Store, query: TrendQuery) {
  const days = daysBetween(query.from, query.to)
  const typed = parseQuery(query.q ?? '', store.now())
  if (days.length === 0) return []
  const { from, to, type, province } = query
  const filter = conditionsOf(
    { from, to, type: type === undefined ? [] : [type], province: province === undefined ? [] : [province] },
    typed,
  )
  const found = await store.client.search<unknown, Days>({
    index: store.names.all,
    allow_partial_search_results: false,
    timeout: searchTimeout,
    size: 0,
    query: { bool: { filter } },
    aggs: {
      days: {
        date_histogram: {
          field: 'publishedAt',
          calendar_interval: 'day',
          time_zone: '+07:00',
          format: 'yyyy-MM-dd',
          min_doc_count: 1,
        },
        aggs: { incidents: { filter: { bool: { must_not: [{ term: { decision: 'ignore' } }] } } } },
      },
    },
  })
  const buckets = whole(found).aggregations?.days.buckets ?? []
  const counted = new Map(buckets.map((bucket) => [bucket.key_as_string, bucket]))
  return days.map((day) => {
    const bucket = counted.get(day)
    return { day, articles: bucket?.doc_count ?? 0, incidents: bucket?.incidents.doc_count ?? 0 }
  })
}
