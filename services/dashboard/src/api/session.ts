import { Session, type SignIn } from '@chudong/domain'
import { queryOptions } from '@tanstack/react-query'
import { ApiFailure, ask, write } from './client.ts'

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 5 * 60_000,
})

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await ask(Session, '/api/session', signal)
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 401) return null
    throw error
  }
}

/** Opens a session; a wrong address or password is an `ApiFailure` with status 401. */
export function signIn(body: SignIn): Promise<Session> {
  return write(Session, 'POST', '/api/session', body)
}

/** Ends the session on the server. */
export function signOut(): Promise<undefined> {
  return write({ parse: () => undefined }, 'DELETE', '/api/session')
}
