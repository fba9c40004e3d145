import { summariseEvent, threeC } from '@chudong/detect'
import type { EventMember, HealthEvent } from '@chudong/domain'
import type { Facts, Ports, Stage } from '../ports.ts'
import { type EventUpdated, incidentRaised } from '../topics.ts'

const mostRounds = 5

/**
 * Asks the 3C rule about an event and opens or updates its incident. When the event changed meanwhile (another process
 * judged the smaller one), it asks again, so that the last word is always said of the whole event.
 */
export const raiseIncident: Stage<EventUpdated> = async ({ eventId, cause }, ports) => {
  for (let round = 1; round <= mostRounds; round++) {
    const members = await ports.records.events.members(eventId)
    if (members.length === 0) return { eventId, cause, skipped: 'no members' }
    const event = summariseEvent(eventId, members)
    const facts = await raiseFor(event, members, ports)
    if (await ports.records.events.saveSummary(event, members)) return { eventId, cause, ...facts }
  }
  throw new Error(`event ${eventId} keeps changing`)
}

/**
 * Publishes for every paging incident, changed or not: after a crash between commit and publication the retry must
 * still tell people; sending is once per severity.
 */
async function raiseFor(event: HealthEvent, members: EventMember[], ports: Ports): Promise<Facts> {
  const proposal = threeC(event, members)
  if (!proposal) return { decision: 'ignore' }
  const { incident, rows, created } = await ports.records.incidents.raise(proposal, ports.clock.now())
  if (incident.decision === 'auto' && incident.state !== 'dismissed') {
    const job = { incidentId: incident.id, severity: incident.severity }
    await ports.queue.publish(incidentRaised, job, { lane: 'severe' })
  }
  return { decision: proposal.decision, incident: incident.id, created, changes: rows.length }
}
