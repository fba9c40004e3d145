import { QuarantineView } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router, writes } from '../route.ts'

const MOST_SHOWN = 100

const listRoute = reads({
  path: '/quarantine',
  summary: 'Jobs that failed for good, newest first by topic',
  query: z.object({ topic: z.string().optional() }),
  answer: z.array(QuarantineView),
})
const replayRoute = writes({
  path: '/quarantine/replay',
  summary: 'Put quarantined jobs back with fresh tries: one by its key, or all of a topic (key null)',
  body: z.object({ topic: z.string(), key: z.string().min(1).max(2_000).nullable() }),
  answer: z.object({ replayed: z.number().int() }),
})

/** Quarantined jobs, for administrators. What was in them (articles, entries) is not told. */
export function quarantineRoutes(desk: Desk) {
  const known = (topic: string) => {
    if (!desk.topics.includes(topic)) throw new Failure('not-found', 'Không có chặng này.')
    return topic
  }
  return router()
    .openapi(listRoute, async (c) => {
      requireRole(c.get('person'), 'admin')
      const { topic } = c.req.valid('query')
      const topics = topic === undefined ? desk.topics : [known(topic)]
      return c.json((await Promise.all(topics.map((name) => shown(desk, name)))).flat(), 200)
    })
    .openapi(replayRoute, async (c) => {
      requireRole(c.get('person'), 'admin')
      const { topic, key } = c.req.valid('json')
      return c.json({ replayed: await desk.replay(known(topic), key) }, 200)
    })
}

async function shown(desk: Desk, topic: string): Promise<QuarantineView[]> {
  const jobs = await desk.queue.quarantined(topic, MOST_SHOWN)
  return jobs.map(({ key, error, attempts, at }) => ({ topic, key, error, attempts, at }))
}
