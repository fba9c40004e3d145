import { summariseEvent } from '@chudong/detect'
import type { Claim, EventMember, Incident, IncidentView, MapPlace } from '@chudong/domain'
import type { Desk } from '../desk.ts'

/** An incident with its event, items, log and the provinces its items name; null when unknown. */
export async function viewIncident(desk: Desk, id: string): Promise<IncidentView | null> {
  const { incidents, events } = desk.records
  const incident = await incidents.get(id)
  if (!incident) return null
  const [event, members, log, related] = await Promise.all([
    eventOf(desk, incident),
    events.members(incident.eventId),
    incidents.log(id),
    incidents.related(incident.eventId),
  ])
  if (!event && members.length === 0) return null
  const claims = await claimsOf(desk, members)
  // It is told of on the feed a moment before its event is summed up.
  const told = event ?? summariseEvent(incident.eventId, members)
  return { incident, event: told, members, log, places: mapPlaces(desk, members), claims, related }
}

/** A merged incident whose event was never summed up shows the one that has its items now. */
async function eventOf({ records: { events, incidents } }: Desk, { eventId, mergedInto }: Incident) {
  const own = await events.get(eventId)
  const heir = own || !mergedInto ? null : await incidents.ofEvent(eventId)
  return heir ? events.get(heir.eventId) : own
}

/** Standing claims that an item repeats or answers, the one told most first. What only comes near one is no reason to show it. */
async function claimsOf(desk: Desk, members: readonly EventMember[]): Promise<Claim[]> {
  const told = new Map<string, number>()
  for (const { assessment } of members) {
    const known = assessment.knownClaim
    if (known && known.relation !== 'other') told.set(known.claimId, (told.get(known.claimId) ?? 0) + 1)
  }
  const claims = (await desk.records.claims.named([...told.keys()])).filter((claim) => !claim.withdrawnAt)
  return claims.sort((a, b) => (told.get(b.id) ?? 0) - (told.get(a.id) ?? 0) || a.id.localeCompare(b.id))
}

function mapPlaces(desk: Desk, members: readonly EventMember[]): MapPlace[] {
  const counts = new Map<string, number>()
  for (const { assessment } of members)
    if (assessment.province) counts.set(assessment.province, (counts.get(assessment.province) ?? 0) + 1)
  return [...counts].flatMap(([province, items]) => {
    const centre = desk.centreOf(province)
    return centre ? [{ province, items, ...centre }] : []
  })
}
