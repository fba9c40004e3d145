import { EmergingPhrase, RumourView } from '@chudong/domain'
import { queryOptions } from '@tanstack/react-query'
import { ask } from './client.ts'

const EVERY_MS = 60_000

/** What passes from hand to hand without an office or a newspaper, asked again every minute. */
export const rumoursQuery = queryOptions({
  queryKey: ['rumours'],
  queryFn: ({ signal }) => ask(RumourView.array(), '/api/rumours', signal),
  refetchInterval: EVERY_MS,
})

/** Phrases that titles of the last day use far more often than those of the month before. */
export const emergingQuery = queryOptions({
  queryKey: ['emerging'],
  queryFn: ({ signal }) => ask(EmergingPhrase.array(), '/api/emerging?limit=12', signal),
  staleTime: EVERY_MS,
})
