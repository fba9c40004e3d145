import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedis } from '@chudong/dev-engines'
import { openEngine } from '@chudong/engine'
import type { Topic } from '@chudong/ports'
import { openQueue, type QueueEngine } from '@chudong/queue'
import { z } from 'zod'
import { silent } from '../support/silent.ts'
import { until } from '../support/until.ts'
import { quantile } from './quantile.ts'

/** Jobs a second of BullMQ on one engine: medians of the rounds. */
export interface QueuePace {
  engine: 'Redis' | 'PostgreSQL'
  jobs: number
  rounds: number
  /** Put in, 100 at a time. */
  published: number
  /** Taken, ended and removed by one process that does nothing else. */
  worked: number
  /** From the first publication until the last job is done, one after the other. */
  both: number
}

const empty: Topic<{ n: number }> = {
  name: 'bench.empty',
  schema: z.object({ n: z.number() }),
  key: ({ n }) => `${n}`,
  attempts: 1,
  why: 'nothing can fail',
  backoffMs: 100,
  concurrency: 16,
}
const BULK = 100

/** The same jobs through BullMQ on Redis (append-only file, fsync every second) and on PostgreSQL (commits in order). */
export async function queuePaces(jobs: number, rounds: number): Promise<QueuePace[]> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-bench-queues-'))
  try {
    const redis = await startRedis({ dir: join(dir, 'redis'), env: process.env })
    const onRedis = await pace({ redisUrl: redis.url }, jobs, rounds).finally(() => redis.stop())
    const engine = await openEngine({ dir: join(dir, 'postgres') })
    const onPostgres = await pace({ postgresUrl: engine.url }, jobs, rounds).finally(() => engine.stop())
    return [
      { engine: 'Redis', jobs, rounds, ...onRedis },
      { engine: 'PostgreSQL', jobs, rounds, ...onPostgres },
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function pace(engine: QueueEngine, jobs: number, rounds: number) {
  await round(engine, 0, Math.min(jobs, 200))
  const times: { publishing: number; working: number }[] = []
  for (let r = 1; r <= rounds; r++) times.push(await round(engine, r * jobs, jobs))
  const median = (ms: number[]) => (jobs * 1_000) / quantile(ms, 0.5)
  return {
    published: median(times.map((one) => one.publishing)),
    worked: median(times.map((one) => one.working)),
    both: median(times.map((one) => one.publishing + one.working)),
  }
}

/** Milliseconds of publishing all, then of working on all of them; each round has a worker of its own. */
async function round(engine: QueueEngine, from: number, jobs: number) {
  const queue = await openQueue(engine, { log: silent, applicationName: 'chudong-bench' })
  try {
    const begun = performance.now()
    for (let at = 0; at < jobs; at += BULK) {
      const some = Array.from({ length: Math.min(BULK, jobs - at) }, (_, i) => ({ n: from + at + i }))
      await queue.publishMany(empty, some)
    }
    const published = performance.now()
    const done = new Set<number>()
    await queue.consume(empty, async ({ payload }) => void done.add(payload.n))
    await until('all jobs are done', () => done.size === jobs, 600_000, 5)
    await until('none is left', async () => (await queue.depth(empty.name)).active === 0, 60_000, 5)
    return { publishing: published - begun, working: performance.now() - published }
  } finally {
    await queue.close(1_000)
  }
}
