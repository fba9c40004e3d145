import {
  Incident,
  type IncidentState,
  type IncidentType,
  IncidentView,
  type NoiseReason,
} from '@chudong/domain'
import { queryOptions } from '@tanstack/react-query'
import { ask, queryString, write } from './client.ts'

/** What the feed asks the server for; the type filter is applied on the page. */
export interface IncidentFilter {
  state: IncidentState[]
  province: string
  minSeverity: number
}

export const FEED_LIMIT = 200

/** The incidents that match, newest first. */
export function incidentsQuery(filter: IncidentFilter) {
  return queryOptions({
    queryKey: ['incidents', filter],
    queryFn: ({ signal }) => {
      const { state, province, minSeverity } = filter
      const params = { state, province, minSeverity: minSeverity > 1 ? minSeverity : '', limit: FEED_LIMIT }
      return ask(Incident.array(), `/api/incidents${queryString(params)}`, signal)
    },
  })
}

/** One incident with its event, items, places and log. */
export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => ask(IncidentView, `/api/incidents/${encodeURIComponent(id)}`, signal),
  })
}

/** Open incidents that this one may be merged into, newest first; asked anew each time. */
export function mergeTargetsQuery(id: string) {
  return queryOptions({
    queryKey: ['merge-targets', id],
    queryFn: ({ signal }) =>
      ask(Incident.array(), `/api/incidents/${encodeURIComponent(id)}/merge-targets`, signal),
    staleTime: 0,
  })
}

/** A change that an officer asks for; `version` is the one that the officer saw. */
export type IncidentCommand =
  | { verb: 'acknowledge'; version: number }
  | { verb: 'dismiss'; version: number; reason: NoiseReason; note?: string | undefined }
  | { verb: 'retype'; version: number; type: IncidentType }
  | { verb: 'merge'; version: number; into: string }
  | { verb: 'split'; version: number; articleIds: string[] }
  | { verb: 'assign'; version: number; personId: string }
  | { verb: 'comment'; text: string }

/** Carries out one command; a 409 `ApiFailure` holds the incident as it is now. */
export function commandIncident(id: string, command: IncidentCommand): Promise<Incident> {
  const { verb, ...body } = command
  return write(Incident, 'POST', `/api/incidents/${encodeURIComponent(id)}/${verb}`, body)
}
