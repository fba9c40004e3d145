import type { Incident } from '@chudong/domain'
import type { IncidentFilter } from '../api/incidents.ts'

/**
 * Puts a changed incident into a list that is newest first: replaced, added, or dropped when it no longer matches.
 * An older version than the one on the page is ignored, so replayed messages change nothing.
 */
export function applyIncident(list: Incident[], next: Incident, filter: IncidentFilter): Incident[] {
  const known = list.find((one) => one.id === next.id)
  if (known && known.version > next.version) return list
  const others = list.filter((one) => one.id !== next.id)
  if (!matches(next, filter)) return known ? others : list
  return [...others, next].sort((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime())
}

/** The same test as the server's: state, province and least severity. */
export function matches(incident: Incident, filter: IncidentFilter): boolean {
  return (
    (filter.state.length === 0 || filter.state.includes(incident.state)) &&
    (filter.province === '' || filter.province === incident.province) &&
    incident.severity >= filter.minSeverity
  )
}

/** Incidents that page and that nobody has taken yet: the number in the window's title. */
export function countUnacknowledged(list: Incident[]): number {
  return list.filter((one) => one.decision === 'auto' && one.state === 'suspected').length
}
