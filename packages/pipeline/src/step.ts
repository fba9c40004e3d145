import type { Received, Topic } from '@chudong/ports'
import { gather } from './continuation.ts'
import type { Facts, Ports, Stage } from './ports.ts'
import type { WithRecords } from './records-away.ts'

/**
 * `queued`: each job of the topic goes through the queue. `at-once`: a job continues inside the one that led to it, when
 * one process has both stages. Only for stages that need nothing but the records: running the first again repeats them.
 */
export type When = 'queued' | 'at-once'

/** A topic bound to its stage, its payload's type closed over. */
export interface Step {
  readonly topic: string
  readonly when: When
  /** Starts consuming; `report` gets one wide event per job. */
  start(here: Here): Promise<void>
  /** Works on one job of the topic now; throws what the stage throws. */
  run(job: Received<unknown>, here: Here): Promise<void>
}

/** What the steps of one process share: `atOnce` holds those that jobs may continue into, by topic. */
export interface Here {
  ports: Ports
  report: Report
  guard: WithRecords
  atOnce: ReadonlyMap<string, Step>
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
export function step<T>(topic: Topic<T>, stage: Stage<T>, when: When = 'queued'): Step {
  const run = async (job: Received<T>, here: Here) => {
    const gathered = gather(here, job)
    await reported(topic, job, here.report, () =>
      stage(job.payload, { ...here.ports, queue: gathered.queue }),
    )
    await gathered.continue()
  }
  return {
    topic: topic.name,
    when,
    start: (here) => here.ports.queue.consume(topic, (job) => here.guard(() => run(job, here))),
    run: (job, here) => run({ ...job, payload: topic.schema.parse(job.payload) }, here),
  }
}

async function reported<T>(topic: Topic<T>, job: Received<T>, report: Report, work: () => Promise<Facts>) {
  const started = performance.now()
  const said = { event: topic.name, key: job.key, attempt: job.attempt }
  try {
    const facts = await work()
    report({ ...said, ms: performance.now() - started, error: null, facts })
  } catch (error) {
    report({ ...said, ms: performance.now() - started, error, facts: {} })
    throw error
  }
}
