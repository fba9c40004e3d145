import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { incidentsQuery } from '../api/incidents.ts'
import { countUnacknowledged } from './apply-feed.ts'

/** What pages and nobody has taken: read once, then kept by the live feed. */
export const waitingFilter = { state: ['suspected' as const], province: '', minSeverity: 1 }

/** Keeps "(3) Chủ Động" in the window's title, so that a tab in the background still tells. */
export function WindowTitle() {
  const { data } = useQuery(incidentsQuery(waitingFilter))
  const count = countUnacknowledged(data ?? [])
  useEffect(() => {
    document.title = count > 0 ? `(${count}) Chủ Động` : 'Chủ Động'
  }, [count])
  return null
}
