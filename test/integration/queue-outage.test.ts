import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '@chudong/engine'
import type { JobQueue } from '@chudong/ports'
import { openQueue } from '@chudong/queue'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { redisForTests, type TestRedis } from '../support/engines.ts'
import { startProgram } from '../support/programs.ts'
import { silent } from '../support/silent.ts'
import { until } from '../support/until.ts'
import { counted, countIn, countsOf } from './queue-topic.ts'

vi.setConfig({ testTimeout: 120_000 })
const program = new URL('./queue-process.ts', import.meta.url).pathname
const zombie = new URL('./zombie-process.ts', import.meta.url).pathname
const settings = { log: silent, applicationName: 'chudong-test' }
const redis = await redisForTests()

const dir = mkdtempSync(join(tmpdir(), 'chudong-outage-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
let files = 0
let file = ''
beforeEach(() => {
  file = join(dir, `ended-${++files}.txt`)
})

const idle = async (queue: JobQueue) => {
  const depth = await queue.depth(counted.name)
  return depth.waiting + depth.active + depth.delayed === 0
}
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ n: from + n }))

/** The promises about killed workers and killed engines, for one engine. */
function outages(
  name: string,
  at: { url(): string; open(): Promise<JobQueue>; outage(): Promise<void> },
): void {
  describe(`outages on ${name}`, () => {
    test('the jobs of a killed worker are worked on by the next one, and none goes to quarantine', async () => {
      const queue = await at.open()
      const first = startProgram(program, [at.url(), file, '60000'])
      await first.says('consuming')
      await queue.publishMany(counted, numbers(0, 3), { promised: true })
      await first.says('began')
      first.kill()
      await queue.consume(counted, async (job) => countIn(file, job.payload.n))
      await until('all ended', async () => countsOf(file).size === 3 && (await idle(queue)))
      expect((await queue.depth(counted.name)).quarantined).toBe(0)
      await queue.close(1_000)
    })

    test('a worker that was stopped and woken too late cannot end the jobs that another one has', async () => {
      const queue = await at.open()
      const sleeper = startProgram(zombie, [at.url()])
      await sleeper.says('consuming')
      await queue.publishMany(counted, numbers(0, 4), { promised: true })
      for (const n of [0, 1, 2, 3]) await sleeper.says(`began ${n}`)
      sleeper.stop()
      const taken = new Set<number>()
      let release = () => {}
      const gate = new Promise<void>((resolve) => {
        release = resolve
      })
      await queue.consume(counted, async ({ payload }) => {
        taken.add(payload.n)
        await gate
        countIn(file, payload.n)
      })
      await until('the jobs are with another worker', () => taken.size === 4)
      sleeper.wake()
      sleeper.tell('end')
      for (const n of [0, 1, 2, 3]) await sleeper.says(`ending ${n}`)
      await queue.publish(counted, { n: 4 })
      await sleeper.says('began 4')
      expect(await queue.depth(counted.name)).toMatchObject({ waiting: 0, delayed: 0, quarantined: 0 })
      expect(countsOf(file).size).toBe(0)
      release()
      await until('all ended', () => idle(queue))
      expect([...countsOf(file)].sort()).toEqual([0, 1, 2, 3].map((n) => [n, 1]))
      expect((await queue.depth(counted.name)).quarantined).toBe(0)
      sleeper.kill()
      await queue.close(1_000)
    })

    test('an engine killed under load: publications wait for it, workers come back, nothing is lost', async () => {
      const queue = await at.open()
      await queue.consume(counted, async (job) => {
        await new Promise((resolve) => setTimeout(resolve, 2))
        countIn(file, job.payload.n)
      })
      await queue.publishMany(counted, numbers(1_000, 400), { promised: true })
      await until('some ended', () => countsOf(file).size > 20)
      const back = at.outage()
      await Promise.all([
        ...numbers(2_000, 20).map((payload) => queue.publish(counted, payload, { promised: true })),
        queue.publishMany(counted, numbers(3_000, 200), { promised: true }),
      ])
      await back
      await until('all ended', async () => countsOf(file).size === 620 && (await idle(queue)))
      expect((await queue.depth(counted.name)).quarantined).toBe(0)
      await queue.close(1_000)
    })
  })
}

describe('with the embedded PostgreSQL', () => {
  let engine: Engine
  let restarts = 0
  beforeAll(async () => {
    engine = await openEngine({ dir: join(dir, 'data'), onRestart: () => restarts++ })
  })
  afterAll(() => engine.stop())
  outages('PostgreSQL', {
    url: () => engine.url,
    open: () => openQueue({ postgresUrl: engine.url }, settings),
    async outage() {
      const before = restarts
      process.kill(
        Number.parseInt(readFileSync(join(dir, 'data', 'postgres', 'postmaster.pid'), 'utf8'), 10),
        'SIGKILL',
      )
      await until('the server is back', () => restarts > before)
    },
  })
})

describe.runIf(redis)('with Redis', () => {
  const there = redis as TestRedis
  afterAll(() => there.stop())
  outages('Redis', {
    url: () => there.url,
    open: () => openQueue({ redisUrl: there.url }, settings),
    async outage() {
      there.kill()
      await new Promise((resolve) => setTimeout(resolve, 500))
      await there.restart()
    },
  })
})
