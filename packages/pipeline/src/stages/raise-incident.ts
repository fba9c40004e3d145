import { summariseEvent, threeC } from '@chudong/detect'
import type { EventMember } from '@chudong/domain'
import type { Facts, Ports, Stage } from '../ports.ts'
import { type EventUpdated, incidentRaised } from '../topics.ts'

const mostRounds = 5

/**
 * Asks the 3C rule about an event and opens or updates its incident. When the event grew meanwhile (another process
 * judged the smaller one), it asks again, so that the last word is always said of the whole event.
 */
export const raiseIncident: Stage<EventUpdated> = async ({ eventId, cause }, ports) => {
  let members = await ports.records.events.members(eventId)
  for (let round = 1; ; round++) {
    if (members.length === 0) return { eventId, cause, skipped: 'no members' }
    const facts = await raiseFor(eventId, members, ports)
    const now = await ports.records.events.members(eventId)
    if (versionOf(now) === versionOf(members)) return { eventId, cause, ...facts }
    if (round === mostRounds) throw new Error(`event ${eventId} keeps changing`)
    members = now
  }
}

/**
 * Publishes for every paging incident, changed or not: after a crash between commit and publication the retry must
 * still tell people; sending is once per severity.
 */
async function raiseFor(eventId: string, members: EventMember[], ports: Ports): Promise<Facts> {
  const event = summariseEvent(eventId, members)
  await ports.records.events.saveSummary(event)
  const proposal = threeC(event, members)
  if (!proposal) return { decision: 'ignore' }
  const { incident, rows, created } = await ports.records.incidents.raise(proposal, ports.clock.now())
  if (incident.decision === 'auto' && incident.state !== 'dismissed') {
    const job = { incidentId: incident.id, severity: incident.severity }
    await ports.queue.publish(incidentRaised, job, { lane: 'severe' })
  }
  return { decision: proposal.decision, incident: incident.id, created, changes: rows.length }
}

function versionOf(members: readonly EventMember[]): string {
  return members
    .map((member) => `${member.articleId}.${member.revision}.${member.assessment.decision}`)
    .sort()
    .join(' ')
}
