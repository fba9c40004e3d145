import { DeskState, FunnelView, QueueView } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import type { Desk } from '../desk.ts'
import { fresh } from '../fresh.ts'
import { reads, router } from '../route.ts'
import { lagOf } from './lag.ts'

const week = 7 * 86_400_000
const Period = z.object({ from: z.coerce.date().optional(), to: z.coerce.date().optional() })

const funnelRoute = reads({
  path: '/funnel',
  summary: 'From articles to confirmed incidents',
  query: Period,
  answer: FunnelView,
})
const queuesRoute = reads({
  path: '/queues',
  summary: 'Jobs waiting, running and set aside, by topic',
  answer: z.array(QueueView),
})
const stateRoute = reads({
  path: '/state',
  summary: 'Which engines answer, and how long work waits',
  answer: DeskState,
})

/** The funnel of a period and the state of the flow. */
export function overviewRoutes(desk: Desk) {
  const lag = fresh(FRESH_MS, () => lagOf(desk))
  return router()
    .openapi(funnelRoute, async (c) => {
      const { from, to } = c.req.valid('query')
      const until = to ?? desk.clock.now()
      const since = from ?? new Date(until.getTime() - week)
      return c.json({ from: since, to: until, ...(await desk.records.funnel(since, until)) }, 200)
    })
    .openapi(queuesRoute, async (c) => {
      return c.json(await Promise.all(desk.topics.map((topic) => queueView(desk, topic))), 200)
    })
    .openapi(stateRoute, async (c) => {
      const engines = await desk.engines()
      const told = engines.queue === 'ok' ? await inTime(lag()) : null
      return c.json({ engines: told === null ? await desk.engines() : engines, lag: told }, 200)
    })
}

/** A queue that has just gone is still said to answer, and then keeps a person waiting: after that the engines are asked anew. */
const PATIENCE_MS = 2_000
/** Every open page asks every few seconds: the queue is asked once for all of them. */
const FRESH_MS = 2_000

/** Null when the queue does not say in time what waits in it. */
async function inTime(lag: Promise<DeskState['lag']>): Promise<DeskState['lag']> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref())
  return Promise.race([lag.catch(() => null), late])
}

async function queueView(desk: Desk, topic: string): Promise<QueueView> {
  const { waiting, oldestMs, delayed, active, quarantined } = await desk.queue.depth(topic)
  return { topic, waiting, oldestMs, delayed, active, quarantined }
}
