import { PermanentError, RetryAfterError } from '@chudong/domain'
import type { JobReport } from '@chudong/pipeline'
import type { JobQueue, Records } from '@chudong/ports'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Role } from '../roles.ts'
import { type EngineStates, engineNames } from './engine-watch.ts'

export interface Metrics {
  /** Counts one job as it went. */
  job(report: JobReport): void
  /** Everything in Prometheus' text form. An engine that is away leaves out its own figures only. */
  text(): Promise<string>
  readonly contentType: string
}

export interface MetricsOptions {
  role: Role
  queue: Pick<JobQueue, 'depth'>
  records: Pick<Records, 'sources' | 'outbox'>
  engines: () => Promise<EngineStates>
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** The figures of this process, in a registry of its own: what every process would tell alike, its owner tells alone. */
export function openMetrics({ role, queue, records, engines }: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const latency = new Histogram({
    name: 'chudong_stage_seconds',
    help: 'Time one job took in its stage',
    labelNames: ['topic', 'outcome'],
    buckets: seconds,
    registers,
  })
  const jobs = new Counter({
    name: 'chudong_jobs_total',
    help: 'Jobs by how they ended',
    labelNames: ['topic', 'outcome'],
    registers,
  })
  const verdicts = new Counter({
    name: 'chudong_verdicts_total',
    help: 'Judged articles by decision and type',
    labelNames: ['decision', 'type'],
    registers,
  })
  engineGauge(registry, engines)
  if (role.topics.length > 0) queueGauge(registry, role.topics, queue)
  if (role.schedules) sourceGauge(registry, records)
  if (role.projects) outboxGauge(registry, records)
  return {
    job(report) {
      const labels = { topic: report.event, outcome: outcomeOf(report) }
      latency.observe(labels, report.ms / 1_000)
      jobs.inc(labels)
      const { decision, type } = report.facts
      if (report.event === 'article.collected' && decision)
        verdicts.inc({ decision: String(decision), type: String(type ?? 'none') })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function outcomeOf({ error, facts }: JobReport): string {
  if (error instanceof PermanentError) return 'quarantined'
  if (error instanceof RetryAfterError) return 'postponed'
  if (error !== null) return 'failed'
  return facts.skipped === undefined ? 'done' : 'skipped'
}

function engineGauge(registry: Registry, engines: () => Promise<EngineStates>) {
  new Gauge({
    name: 'chudong_engine_up',
    help: '1 when the engine answers this process, 0 when it is away',
    labelNames: ['engine'],
    registers: [registry],
    async collect() {
      const states = await engines()
      for (const engine of engineNames) this.set({ engine }, states[engine] === 'ok' ? 1 : 0)
    },
  })
}

function queueGauge(registry: Registry, topics: readonly string[], queue: Pick<JobQueue, 'depth'>) {
  new Gauge({
    name: 'chudong_queue_jobs',
    help: 'Jobs of a topic by state',
    labelNames: ['topic', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      const depths = topics.map(async (topic) => ({ topic, depth: await inTime(queue.depth(topic)) }))
      for (const { topic, depth } of await Promise.all(depths))
        for (const state of ['waiting', 'delayed', 'active', 'quarantined'] as const)
          if (depth) this.set({ topic, state }, depth[state])
    },
  })
  new Gauge({
    name: 'chudong_queue_oldest_seconds',
    help: 'How long the job that waits longest has waited, by lane; 0 when none waits',
    labelNames: ['topic', 'lane'],
    registers: [registry],
    async collect() {
      this.reset()
      const depths = topics.map(async (topic) => ({ topic, depth: await inTime(queue.depth(topic)) }))
      for (const { topic, depth } of await Promise.all(depths))
        for (const [lane, { oldestMs }] of Object.entries(depth?.lanes ?? {}))
          this.set({ topic, lane }, (oldestMs ?? 0) / 1_000)
    },
  })
}

function sourceGauge(registry: Registry, records: Pick<Records, 'sources'>) {
  new Gauge({
    name: 'chudong_sources',
    help: 'Enabled sources by the state of their last poll',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      this.reset()
      const sources = await inTime(records.sources.list())
      for (const { source, health } of sources ?? []) if (source.enabled) this.inc({ state: health.state })
    },
  })
}

function outboxGauge(registry: Registry, records: Pick<Records, 'outbox'>) {
  new Gauge({
    name: 'chudong_outbox_articles',
    help: 'Changed articles that are not yet in the coverage store',
    registers: [registry],
    async collect() {
      this.reset()
      const size = await inTime(records.outbox.size())
      if (size !== null) this.set(size)
    },
  })
}

const PATIENCE_MS = 2_000

/** Null when the engine is away or slow: the other figures are told without it. */
function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS).unref())
  return Promise.race([answer.catch(() => null), late])
}
