import type { Person } from '@chudong/domain'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session.ts'

/** The signed-in person and what the role allows; the server checks again. */
export function useMe(): { me: Person | null; mayHandle: boolean; isAdmin: boolean; mayInform: boolean } {
  const { data } = useQuery(sessionQuery)
  const me = data?.person ?? null
  const isAdmin = me?.role === 'admin'
  return {
    me,
    isAdmin,
    mayHandle: isAdmin || me?.role === 'duty-officer',
    mayInform: isAdmin || me?.role === 'spokesperson',
  }
}
