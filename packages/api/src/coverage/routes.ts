import { CoverageQuery, CoverageResult, IncidentType, TrendDay } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router } from '../route.ts'

const day = 86_400_000

/** Query parameters as they come: one value or several, and a flag as text. */
const RawQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const TrendInput = z.object({
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  type: IncidentType.optional(),
  province: z.string().optional(),
  q: z.string().max(500).optional(),
})

const trendRoute = reads({
  path: '/trend',
  summary: 'Articles and incidents by day',
  query: TrendInput,
  answer: z.array(TrendDay),
})
const searchRoute = reads({
  path: '/search',
  summary:
    'Coverage search: q, from, to, type, province, sourceId, tier, decision, disease, healthOnly, sort, limit, cursor',
  answer: CoverageResult,
})

/** Coverage search with facets and highlighted hits, and its trend. */
export function coverageRoutes(desk: Desk) {
  return router()
    .openapi(searchRoute, async (c) => c.json(await desk.coverage.search(toQuery(c.req.queries())), 200))
    .openapi(trendRoute, async (c) => {
      const { from, to, ...rest } = c.req.valid('query')
      const until = to ?? desk.clock.now()
      const since = from ?? new Date(until.getTime() - 30 * day)
      if (until.getTime() - since.getTime() > 1100 * day)
        throw new Failure('bad-request', 'Khoảng thời gian dài nhất là ba năm.')
      return c.json(await desk.coverage.trend({ ...rest, from: since, to: until }), 200)
    })
}

const manyValued = new Set(['type', 'province', 'sourceId', 'tier', 'decision', 'disease'])

function toQuery(given: Record<string, string[]>): CoverageQuery {
  const raw = RawQuery.parse(
    Object.fromEntries(
      Object.entries(given).map(([name, values]) => [
        name,
        manyValued.has(name) ? values : (values[0] ?? ''),
      ]),
    ),
  )
  const flag = raw.healthOnly === 'true' || raw.healthOnly === '1'
  const parsed = CoverageQuery.safeParse({ ...raw, healthOnly: flag })
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  throw new Failure(
    'bad-request',
    `Câu tìm chưa đúng: ${first?.path.join('.') ?? ''} – ${first?.message ?? ''}`,
  )
}
