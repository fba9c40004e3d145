import { checkWorthy } from '@chudong/detect'
import { type RumourChain, RumourView } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { reads, router } from '../route.ts'

const Filter = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) })
const listRoute = reads({
  path: '/rumours',
  summary:
    'Chains of copies that grow without an office or a newspaper among them, and are not in the register',
  query: Filter,
  answer: z.array(RumourView),
})
/** As long as a claim of the register may be. */
const LONGEST = 2_000

/** What passes from hand to hand: everyone at the desk reads it. */
export function rumourRoutes(desk: Desk) {
  return router().openapi(listRoute, async (c) => {
    const { limit } = c.req.valid('query')
    const chains = await desk.records.rumours.growing(desk.clock.now(), limit)
    return c.json(chains.map(toView), 200)
  })
}

function toView({ title, text, ...chain }: RumourChain): RumourView {
  const [first] = checkWorthy(`${title}\n${text}`)
  return {
    ...chain,
    sentence: first
      ? { text: first.text.slice(0, LONGEST), score: first.score, reasons: first.reasons }
      : null,
  }
}
