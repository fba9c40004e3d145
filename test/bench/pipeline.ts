import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receive, topicNames } from '@chudong/pipeline'
import { openLog, openWorld, runFlow, startSolo, toConfig, type World } from '@chudong/runtime'
import { until } from '../support/until.ts'
import { inventedArticle } from './articles.ts'
import { type CpuTime, cpuTime, spent } from './cpu.ts'
import { openFeed } from './feed.ts'
import { quantile } from './quantile.ts'

/** Articles through a flow, from `receive` until no job is left and the coverage store holds all of them. */
export interface Pass {
  articles: number
  incidents: number
  perSecond: number
  /** Seconds until `receive` had returned, that is until every article was on disk. */
  receivedIn: number
  seconds: number
}

export interface Throughput extends Pass {
  /** Processor time of one article in ms: hardly changed by what else the machine does. */
  cpu: CpuTime
}

/** Seconds that `n` articles take from `receive` until no job is left and the coverage store holds all of them. */
export async function throughput(n: number): Promise<Throughput> {
  return inFolder(async (data) => {
    const config = toConfig({}, { data, port: 0 })
    const log = openLog(config, 'file')
    const world = await openWorld(config, { log, role: 'bench' })
    try {
      const flow = await runFlow(world, { log })
      await pass(world, 0, 100)
      const before = cpuTime(pidFileIn(data))
      const result = await pass(world, 1, n)
      const { node, postgres } = spent(before, cpuTime(pidFileIn(data)))
      await flow.stop()
      return { ...result, cpu: { node: node / n, postgres: postgres / n } }
    } finally {
      await world.close()
    }
  })
}

function pidFileIn(data: string): string {
  return join(data, 'postgres', 'postgres', 'postmaster.pid')
}

/** Hands `n` invented articles over at once and waits until all of them are through; throws when one is missing. */
export async function pass(world: World, seed: number, n: number): Promise<Pass> {
  const before = (await world.coverage.state()).count
  const at = new Date()
  const drafts = Array.from({ length: n }, (_, i) => inventedArticle(seed, i, at))
  const begun = performance.now()
  await receive(world.queue, drafts)
  const receivedIn = (performance.now() - begun) / 1_000
  await until('all jobs are done', () => isDrained(world), 900_000, 100)
  const seconds = (performance.now() - begun) / 1_000
  await checkAll(world, before + n)
  const incidents = (await world.records.incidents.list({ limit: 100_000 })).length
  return { articles: n, incidents, perSecond: n / seconds, receivedIn, seconds }
}

/** Asks the last first: counting is work too. */
async function isDrained(world: World): Promise<boolean> {
  if ((await world.records.outbox.size()) > 0) return false
  for (const topic of topicNames) {
    const depth = await world.queue.depth(topic)
    if (depth.waiting + depth.active + depth.delayed > 0) return false
  }
  return (await world.records.outbox.size()) === 0
}

/** A fast run that loses something is no result. */
async function checkAll(world: World, count: number): Promise<void> {
  const stored = (await world.coverage.state()).count
  if (stored !== count) throw new Error(`${stored} of ${count} articles arrived`)
  for (const topic of topicNames)
    if ((await world.queue.depth(topic)).quarantined > 0) throw new Error(`${topic} has quarantined jobs`)
}

export interface Latency {
  /** Articles handed over each second, as asked and as it was. */
  rate: number
  reached: number
  articles: number
  incidents: number
  /** Incidents that showed on the feed under their article's title. */
  seen: number
  p50: number
  p99: number
  /** Jobs left when the last article was handed over: many mean that the rate is not sustained. */
  backlog: number
}

/**
 * Milliseconds from handing one article to the flow (after fetch and extraction) until its incident arrives on
 * `/api/feed` over HTTP, at a steady `rate` of articles a second of which every fifth is an incident.
 */
export async function latency(rate: number, seconds: number): Promise<Latency> {
  return inFolder(async (data) => {
    const config = toConfig({}, { data, port: 0 })
    const solo = await startSolo(config, { log: openLog(config, 'file'), sources: [] })
    try {
      const feed = await openFeed(solo.address, solo.welcome?.link ?? '')
      await pass(solo.world, 0, 20)
      const result = await publishAndWatch(solo.world, feed.seenAt, rate, seconds)
      feed.close()
      return result
    } finally {
      await solo.stop()
    }
  })
}

/** Hands articles over at a steady rate and notes when the incidents of their titles were seen. */
export async function publishAndWatch(
  world: World,
  seenAt: ReadonlyMap<string, number>,
  rate: number,
  seconds: number,
): Promise<Latency> {
  const given = new Map<string, number>()
  const articles = rate * seconds
  const begun = performance.now()
  const receiving: Promise<void>[] = []
  for (let i = 0; i < articles; i++) {
    const due = begun + (i * 1_000) / rate
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
    const draft = inventedArticle(2, i, new Date())
    if (draft.incident) given.set(draft.title, Math.max(due, begun))
    receiving.push(receive(world.queue, [draft]))
  }
  await Promise.all(receiving)
  const reached = (articles * 1_000) / (performance.now() - begun)
  const backlog = await jobsLeft(world)
  await until('all jobs are done', () => isDrained(world), 300_000, 100)
  const times = [...given].flatMap(([title, at]) => {
    const seen = seenAt.get(title)
    return seen === undefined ? [] : [seen - at]
  })
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
  return { rate, reached, articles, incidents: given.size, seen: times.length, p50, p99, backlog }
}

async function jobsLeft(world: World): Promise<number> {
  const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
  return depths.reduce((sum, depth) => sum + depth.waiting + depth.active + depth.delayed, 0)
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-bench-'))
  try {
    return await work(join(folder, 'data'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
