import type { Incident, IncidentView } from '@chudong/domain'
import type { QueryClient } from '@tanstack/react-query'
import type { IncidentFilter } from '../api/incidents.ts'
import { applyIncident } from './apply-feed.ts'

/** Puts a changed incident into every list and page that shows it. */
export function storeIncident(client: QueryClient, incident: Incident): void {
  for (const query of client.getQueryCache().findAll({ queryKey: ['incidents'] })) {
    const filter = query.queryKey[1] as IncidentFilter
    client.setQueryData<Incident[]>(query.queryKey, (list) => list && applyIncident(list, incident, filter))
  }
  client.setQueryData<IncidentView>(['incident', incident.id], (view) =>
    view && view.incident.version <= incident.version ? { ...view, incident } : view,
  )
}
