import { fresh } from '@chudong/api'
import type { Coverage, JobQueue, Records } from '@chudong/ports'

export const engineNames = ['records', 'queue', 'coverage'] as const
export type EngineName = (typeof engineNames)[number]
export type EngineStates = Record<EngineName, 'ok' | 'away'>

/** An answer later than this is none to a person who waits. */
const PATIENCE_MS = 2_000
/** Many may ask at once: the engines are asked once in this time. */
const FRESH_MS = 1_000

/** Asks each engine whether it answers. One question to an engine at a time: an engine that is away collects none. */
export function watchEngines(world: {
  records: Pick<Records, 'ping'>
  queue: Pick<JobQueue, 'depth'>
  coverage: Pick<Coverage, 'ping'>
}): () => Promise<EngineStates> {
  const records = single(() => world.records.ping())
  const queue = single(() => world.queue.depth('incident.raised'))
  const coverage = single(() => world.coverage.ping())
  return fresh(FRESH_MS, async () => {
    const [a, b, c] = await Promise.all([records(), queue(), coverage()])
    return { records: a, queue: b, coverage: c }
  })
}

function single(ping: () => Promise<unknown>): () => Promise<'ok' | 'away'> {
  let asked: Promise<'ok' | 'away'> | null = null
  return () => {
    asked ??= ping()
      .then(
        () => 'ok' as const,
        () => 'away' as const,
      )
      .finally(() => {
        asked = null
      })
    return Promise.race([asked, lateAnswer()])
  }
}

function lateAnswer(): Promise<'away'> {
  return new Promise((resolve) => setTimeout(() => resolve('away'), PATIENCE_MS).unref())
}
