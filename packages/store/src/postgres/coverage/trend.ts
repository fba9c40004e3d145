import type { TrendQuery } from '@chudong/ports'
import { type Kysely, sql } from 'kysely'
import { parseQuery } from '../../query/parse-query.ts'
import { daysBetween } from '../../query/trend-days.ts'
import type { Tables } from '../tables.ts'
import { conditionsOf } from './conditions.ts'

/** See `Coverage.trend`. `incidents` counts the day's articles of decision ask or auto. */
export async function trend(db: Kysely<Tables>, query: TrendQuery, now: Date) {
  const days = daysBetween(query.from, query.to)
  if (days.length === 0) return []
  const type = query.type === undefined ? [] : [query.type]
  const province = query.province === undefined ? [] : [query.province]
  const { from, to } = query
  const condition = conditionsOf({ from, to, type, province }, parseQuery(query.q ?? '', now))
  const { rows } = await sql<{ day: string; articles: number; incidents: number }>`
    select to_char((published_at at time zone 'UTC') + interval '7 hours', 'YYYY-MM-DD') as day,
      count(*) as articles, count(*) filter (where decision <> 'ignore') as incidents
    from coverage_docs where ${condition} group by 1`.execute(db)
  const counted = new Map(rows.map((row) => [row.day, row]))
  return days.map((day) => counted.get(day) ?? { day, articles: 0, incidents: 0 })
}
