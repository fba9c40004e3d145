import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiFailure } from '../api/client.ts'
import { sessionQuery } from '../api/session.ts'

const RETRIES = 2

/** Answers read from the API; a 401 anywhere means that the session ended. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({
    onError: (error, _vars, _result, mutation) => {
      if (mutation.options.mutationKey?.[0] !== 'sign-in') forgetSession(error)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) =>
        count < RETRIES && !(error instanceof ApiFailure && error.status >= 400 && error.status < 500),
    },
  },
})

function forgetSession(error: unknown): void {
  if (error instanceof ApiFailure && error.status === 401)
    queryClient.setQueryData(sessionQuery.queryKey, null)
}
