import { z } from 'zod'
import type { JobQueue, Received, Topic } from '../../queue.ts'

export const Payload = z.object({ n: z.number(), text: z.string().default('') })
export type Payload = z.infer<typeof Payload>

/** One adapter under test: a handle for most tests, and further ones as other processes would have them. */
export interface QueueUnderTest {
  readonly queue: JobQueue
  another(): Promise<JobQueue>
}

let made = 0

/** A topic that no other test uses. */
export function aTopic(change: Partial<Topic<Payload>> = {}): Topic<Payload> {
  made++
  return {
    name: `contract.t${process.pid}-${made}`,
    schema: Payload,
    key: (payload) => `${payload.n}`,
    attempts: 3,
    why: 'three are enough to see that tries are counted',
    backoffMs: 20,
    concurrency: 4,
    ...change,
  }
}

/** Waits on a condition; the cap is generous because machines are slow, and never part of the promise. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  capMs = 25_000,
): Promise<void> {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > capMs) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Says whether nothing of the topic waits, is delayed or runs. */
export async function idle(queue: JobQueue, topic: Topic<Payload>): Promise<boolean> {
  const depth = await queue.depth(topic.name)
  return depth.waiting + depth.active + depth.delayed === 0
}

/** A handler that notes what it received. */
export function recorder(received: Received<Payload>[]) {
  return async (job: Received<Payload>) => {
    received.push(job)
  }
}
