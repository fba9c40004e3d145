import { summariseEvent, threeC } from '@chudong/detect'
import type { Stage } from '../ports.ts'
import { type EventUpdated, incidentRaised } from '../topics.ts'

/**
 * Asks the 3C rule about an event and opens or updates its incident. Publishes for every paging incident, changed or
 * not: after a crash between commit and publication the retry must still tell people; sending is once per severity.
 */
export const raiseIncident: Stage<EventUpdated> = async ({ eventId, cause }, ports) => {
  const members = await ports.records.events.members(eventId)
  if (members.length === 0) return { eventId, cause, skipped: 'no members' }
  const event = summariseEvent(eventId, members)
  await ports.records.events.saveSummary(event)
  const proposal = threeC(event, members)
  if (!proposal) return { eventId, cause, decision: 'ignore' }
  const { incident, rows, created } = await ports.records.incidents.raise(proposal, ports.clock.now())
  if (incident.decision === 'auto' && incident.state !== 'dismissed')
    await ports.queue.publish(
      incidentRaised,
      { incidentId: incident.id, severity: incident.severity },
      { lane: 'severe' },
    )
  return { eventId, cause, decision: proposal.decision, incident: incident.id, created, changes: rows.length }
}
