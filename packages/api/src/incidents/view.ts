import type { EventMember, IncidentView, MapPlace } from '@chudong/domain'
import type { Desk } from '../desk.ts'

/** An incident with its event, items, log and the provinces its items name; null when unknown. */
export async function viewIncident(desk: Desk, id: string): Promise<IncidentView | null> {
  const { incidents, events } = desk.records
  const incident = await incidents.get(id)
  if (!incident) return null
  const [event, members, log] = await Promise.all([
    events.get(incident.eventId),
    events.members(incident.eventId),
    incidents.log(id),
  ])
  if (!event) return null
  return { incident, event, members, log, places: mapPlaces(desk, members) }
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
