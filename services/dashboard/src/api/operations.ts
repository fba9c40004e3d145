import { DeskState, type EntryBody, FunnelView, QueueView, SourceView } from '@chudong/domain'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { endOfDay, startOfDay } from '../time/moment.ts'
import { ask, queryString, write } from './client.ts'

const REFRESH_MS = 15_000
const nothing = { parse: () => undefined }

/** Every source with how it fares, read again while the page is open. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => ask(SourceView.array(), '/api/sources', signal),
  refetchInterval: REFRESH_MS,
})

/** Turns a source on or off (administrators). */
export function switchSource(id: string, enabled: boolean): Promise<undefined> {
  return write(nothing, 'PATCH', `/api/sources/${encodeURIComponent(id)}`, { enabled })
}

/** The counts from articles to confirmed incidents between two Vietnamese days. */
export function funnelQuery(from: string, to: string) {
  const params = { from: startOfDay(from), to: endOfDay(to) }
  return queryOptions({
    queryKey: ['funnel', params],
    queryFn: ({ signal }) => ask(FunnelView, `/api/funnel${queryString(params)}`, signal),
    placeholderData: keepPreviousData,
  })
}

/** How much waits at each step of the flow. */
export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: ({ signal }) => ask(QueueView.array(), '/api/queues', signal),
  refetchInterval: REFRESH_MS,
})

const STATE_MS = 5_000

/** How the desk itself is; read again often enough that a banner is never older than some seconds, and believed at once. */
export const stateQuery = queryOptions({
  queryKey: ['state'],
  queryFn: ({ signal }) => ask(DeskState, '/api/state', signal),
  refetchInterval: STATE_MS,
  retry: false,
})

/** Hands in an officer's or a caller's item; it enters the flow as an article does. */
export function sendEntry(body: EntryBody): Promise<undefined> {
  return write(nothing, 'POST', '/api/entries', body)
}
