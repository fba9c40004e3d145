import { CoverageResult, TrendDay } from '@chudong/domain'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { endOfDay, startOfDay } from '../time/moment.ts'
import { ask, queryString } from './client.ts'
import type { CoverageSearch } from './coverage-search.ts'

const PAGE = 20
const FRESH_MS = 30_000

/** The items that match, page by page through the server's cursor. */
export function coverageQuery(search: CoverageSearch) {
  return infiniteQueryOptions({
    queryKey: ['coverage', search],
    queryFn: ({ signal, pageParam }) =>
      ask(
        CoverageResult,
        `/api/search${queryString({ ...toParams(search), limit: PAGE, cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

/** Items and incident items a day for the same words, types and provinces; `from` and `to` are Vietnamese days. */
export function trendQuery(search: CoverageSearch, from: string, to: string) {
  const { q, type, province } = search
  const params = { from: startOfDay(from), to: endOfDay(to), q, type, province }
  return queryOptions({
    queryKey: ['trend', params],
    queryFn: ({ signal }) => ask(TrendDay.array(), `/api/trend${queryString(params)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

function toParams(search: CoverageSearch) {
  const { from, to, healthOnly, ...rest } = search
  return {
    ...rest,
    from: from ? startOfDay(from) : undefined,
    to: to ? endOfDay(to) : undefined,
    healthOnly: healthOnly ? 'true' : undefined,
  }
}
