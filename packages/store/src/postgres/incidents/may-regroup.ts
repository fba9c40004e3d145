import { type Incident, OPEN_STATES } from '@chudong/domain'
import type { Command } from '@chudong/ports'

/**
 * Why an incident's items may not be moved now, or null. That it is over is said before that it was changed: who merges
 * twice has to learn of the first merge.
 */
export function mayRegroup(incident: Incident | null, { version }: Command) {
  if (!incident) return 'unknown'
  if (!OPEN_STATES.some((state) => state === incident.state)) return 'wrong-state'
  return version !== undefined && version !== incident.version ? 'stale' : null
}
