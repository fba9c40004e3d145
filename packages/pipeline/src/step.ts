import type { Received, Topic } from '@chudong/ports'
import type { Facts, Ports, Stage } from './ports.ts'

/** A topic bound to its stage, its payload's type closed over. */
export interface Step {
  readonly topic: string
  /** Starts consuming; `report` gets one wide event per job. */
  start(ports: Ports, report: Report): Promise<void>
}

/** One job as it went: for the log. `error` is null when it ended well. */
export interface JobReport {
  event: string
  key: string
  attempt: number
  ms: number
  error: unknown
  facts: Facts
}

export type Report = (job: JobReport) => void

/** Binds a topic to the stage that handles it. */
export function step<T>(topic: Topic<T>, stage: Stage<T>): Step {
  return {
    topic: topic.name,
    start: (ports, report) =>
      ports.queue.consume(topic, (job) => runReported(topic, stage, job, ports, report)),
  }
}

async function runReported<T>(
  topic: Topic<T>,
  stage: Stage<T>,
  job: Received<T>,
  ports: Ports,
  report: Report,
) {
  const started = performance.now()
  const said = { event: topic.name, key: job.key, attempt: job.attempt }
  try {
    const facts = await stage(job.payload, ports)
    report({ ...said, ms: performance.now() - started, error: null, facts })
  } catch (error) {
    report({ ...said, ms: performance.now() - started, error, facts: {} })
    throw error
  }
}
