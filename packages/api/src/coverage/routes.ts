import { CoverageQuery, CoverageResult, EmergingPhrase, IncidentType, TrendDay } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router } from '../route.ts'
import { toldIssue } from '../told-issue.ts'

const hour = 3_600_000
const day = 24 * hour

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
const EmergingInput = z.object({
  /** Hours that count as new. */
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(31 * 24)
    .default(24),
  /** Days that they are compared with. */
  days: z.coerce.number().int().min(2).max(366).default(30),
  type: IncidentType.optional(),
  province: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
const emergingRoute = reads({
  path: '/emerging',
  summary: 'Phrases that titles use far more often in the last hours than in the days before',
  query: EmergingInput,
  answer: z.array(EmergingPhrase),
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
    .openapi(emergingRoute, async (c) => {
      const { hours, days, ...rest } = c.req.valid('query')
      const to = desk.clock.now()
      const before = (ms: number) => new Date(to.getTime() - ms)
      const [from, since] = [before(hours * hour), before(Math.max(hours * hour, days * day))]
      return c.json(await desk.coverage.emerging({ ...rest, from, to, since }), 200)
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
  const [first] = parsed.error.issues.map(toldIssue)
  throw new Failure('bad-request', `Câu tìm chưa đúng: ${first?.field ?? ''} – ${first?.reason ?? ''}`)
}
