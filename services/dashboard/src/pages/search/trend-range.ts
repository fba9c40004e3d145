import type { CoverageSearch } from '../../api/coverage-search.ts'
import { dayOf, startOfDay } from '../../time/moment.ts'

const DAYS = 30
const DAY_MS = 86_400_000

/** The days that the chart shows: those of the search, else the 30 that end today (`now` in ms). */
export function trendRange(search: CoverageSearch, now: number): { from: string; to: string } {
  const to = search.to || dayOf(new Date(now))
  const end = startOfDay(to)?.getTime() ?? now
  return { from: search.from || dayOf(new Date(end - (DAYS - 1) * DAY_MS)), to }
}
