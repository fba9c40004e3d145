import type { JobQueue, PublishOptions, Received, Topic } from '@chudong/ports'
import type { Here } from './step.ts'

/** A queue that keeps back what may continue at once, and the continuing itself. */
interface Gathered {
  queue: JobQueue
  /** Runs what was kept back, one after the other; what fails there becomes a job of its own. */
  continue(): Promise<void>
}

/**
 * The queue as a running job sees it. What it publishes for an `at-once` topic of this process is kept until its stage
 * has ended and then worked on inside the same job: a crash in between runs the whole job again. Four jobs of an article
 * become two, and the second half of its way needs no round trip to the queue.
 */
export function gather(here: Here, job: Received<unknown>): Gathered {
  const queue = here.ports.queue
  const kept: (() => Promise<void>)[] = []
  const publish = async <T>(topic: Topic<T>, payload: T, options: PublishOptions = {}) => {
    const next = here.atOnce.get(topic.name)
    if (!next || options.delayMs || options.promised) return queue.publish(topic, payload, options)
    const trace = options.traces?.[0] ?? job.trace
    const received = { key: topic.key(payload), payload, attempt: 1, trace }
    kept.push(() => next.run(received, here).catch(() => queue.publish(topic, payload, options)))
  }
  return {
    queue: { ...queue, publish },
    continue: async () => {
      for (const run of kept) await run()
    },
  }
}
