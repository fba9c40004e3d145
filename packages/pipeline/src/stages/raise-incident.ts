import { summariseEvent, threeC } from '@chudong/detect'
import type { EventMember, HealthEvent } from '@chudong/domain'
import type { Facts, Ports, Stage } from '../ports.ts'
import { type EventUpdated, incidentRaised } from '../topics.ts'

/**
 * Asks the 3C rule about an event and opens or updates its incident. The whole event is looked at each time, so of many
 * jobs that wait for one event the first does the work of all: the others find their turn summed up already.
 */
export const raiseIncident: Stage<EventUpdated> = async ({ eventId, cause, turn }, ports) => {
  const { events } = ports.records
  const known = await events.get(eventId)
  if (known && known.turn >= turn) return { eventId, cause, skipped: 'summed up already' }
  const members = await events.members(eventId)
  if (members.length === 0) return { eventId, cause, skipped: 'no members' }
  const event = summariseEvent(eventId, members)
  const facts = await raiseFor(event, members, ports)
  await events.saveSummary(event)
  return { eventId, cause, ...facts }
}

/**
 * Publishes for every paging incident, changed or not: after a crash between commit and publication the retry must
 * still tell people; sending is once per severity.
 */
async function raiseFor(event: HealthEvent, members: EventMember[], ports: Ports): Promise<Facts> {
  const proposal = threeC(event, members)
  if (!proposal) return { decision: 'ignore' }
  const { incident, rows, created } = await ports.records.incidents.raise(proposal, ports.clock.now())
  if (incident.decision === 'auto' && !['dismissed', 'merged'].includes(incident.state)) {
    const job = { incidentId: incident.id, severity: incident.severity }
    await ports.queue.publish(incidentRaised, job, { lane: 'severe' })
  }
  return { decision: proposal.decision, incident: incident.id, created, changes: rows.length }
}
