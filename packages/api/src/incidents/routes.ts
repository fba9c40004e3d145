import { Incident, IncidentState, IncidentView } from '@chudong/domain'
import type { IncidentFilter } from '@chudong/ports'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router } from '../route.ts'
import { viewIncident } from './view.ts'

/** One value or several: `?state=a&state=b`. */
export function several<T extends z.ZodType>(item: T) {
  return z.union([item, z.array(item)]).optional()
}

const Filter = z.object({
  state: several(IncidentState),
  decision: z.enum(['auto', 'ask']).optional(),
  province: several(z.string()),
  minSeverity: z.coerce.number().int().min(1).max(5).optional(),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

const listRoute = reads({
  path: '/incidents',
  summary: 'Incidents, newest first',
  query: Filter,
  answer: z.array(Incident),
})
const viewRoute = reads({ path: '/incidents/{id}', summary: 'One incident whole', answer: IncidentView })

/** Reading incidents: the feed's list and one incident with all that is known of it. */
export function incidentRoutes(desk: Desk) {
  return router()
    .openapi(listRoute, async (c) =>
      c.json(await desk.records.incidents.list(toFilter(c.req.valid('query'))), 200),
    )
    .openapi(viewRoute, async (c) => {
      const view = await viewIncident(desk, c.req.valid('param').id)
      if (!view) throw new Failure('not-found', 'Không có sự cố này.')
      return c.json(view, 200)
    })
}

function toFilter({ state, province, ...rest }: z.infer<typeof Filter>): IncidentFilter {
  return { ...rest, states: listed(state), provinces: listed(province) }
}

function listed<T>(value: T | T[] | undefined): T[] | undefined {
  return value === undefined ? undefined : ([value].flat() as T[])
}
