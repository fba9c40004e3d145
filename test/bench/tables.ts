import type { Measured } from './coverage/measure.ts'
import { isSustained } from './flow-lines.ts'
import type { QueuePace } from './queues.ts'
import { table } from './report.ts'
import type { ShapeRun } from './shapes.ts'

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))

/** One process beside four, the same articles. */
export function shapeTable(runs: readonly ShapeRun[]): string {
  const { whole, screen } = runs[0] ?? {}
  const head = [
    'shape',
    `articles/s (n ${whole?.articles})`,
    `article → screen at ${screen?.rate}/s, p50 ms`,
    'p99 ms',
    `incidents seen (among ${screen?.articles} articles)`,
    'rate sustained',
  ]
  return table(
    head,
    runs.map(({ shape, whole, screen }) => [
      shape === 'solo' ? 'solo, embedded PostgreSQL' : 'four processes, Redis + Elasticsearch + PostgreSQL',
      whole.perSecond.toFixed(1),
      ms(screen.p50),
      ms(screen.p99),
      `${screen.seen} of ${screen.incidents}`,
      isSustained(screen) ? 'yes' : `no, ${screen.backlog} jobs behind`,
    ]),
  )
}

/** BullMQ on its two engines. */
export function queueTable(paces: readonly QueuePace[]): string {
  const rate = (value: number) => Math.round(value).toLocaleString('en-US')
  return table(
    ['BullMQ on', 'published, jobs/s', 'worked on, jobs/s', 'both, jobs/s', 'n jobs', 'median of'],
    paces.map((one) => [
      one.engine,
      rate(one.published),
      rate(one.worked),
      rate(one.both),
      rate(one.jobs),
      `${one.rounds} rounds`,
    ]),
  )
}

/** Each store at each size: indexing, then p50 / p95 of each kind of question. */
export function coverageTable(measured: readonly Measured[]): string {
  const kinds = measured[0]?.answers.map(({ name, n }) => `${name} (n ${n})`) ?? []
  return table(
    ['store, documents', 'indexed, documents/s', ...kinds],
    measured.map(({ store, documents, perSecond, answers }) => [
      `${store}, ${documents.toLocaleString('en-US')}`,
      Math.round(perSecond).toLocaleString('en-US'),
      ...answers.map(
        ({ p50, p95, stopped }) => `${ms(p50)} / ${ms(p95)}${stopped > 0 ? ` (${stopped} stopped)` : ''}`,
      ),
    ]),
  )
}

/** Our judgement beside its peer, the same articles. */
export function judgeTable(times: readonly { name: string; p50: number; p99: number; n: number }[]): string {
  return table(
    ['one article', 'median ms', 'p99 ms', 'n timings'],
    times.map(({ name, p50, p99, n }) => [name, p50.toFixed(2), p99.toFixed(2), String(n)]),
  )
}
