import { afterAll, beforeAll, describe } from 'vitest'
import type { JobQueue } from '../queue.ts'
import { backlogContract } from './queue/backlog.ts'
import { depthContract } from './queue/depth.ts'
import { lanesContract } from './queue/lanes.ts'
import type { QueueUnderTest } from './queue/open.ts'
import { patienceContract } from './queue/patience.ts'
import { publishingContract } from './queue/publishing.ts'
import { sameKeyContract } from './queue/same-key.ts'
import { tryingContract } from './queue/trying.ts'
import { workingContract } from './queue/working.ts'

/**
 * Every promise of the JobQueue port, for one adapter. `open` gives one more independent handle on the same engine,
 * as another process would have it; the suite closes all of them.
 */
export function queueContract(name: string, open: () => Promise<JobQueue>): void {
  describe(`job queue on ${name}`, () => {
    const at = underTest(open)
    quickPromises(at)
    backlogContract(at)
    patienceContract(at)
  })
}

/** The promises that need no long waiting: for one more way to the same engine. */
export function quickQueueContract(name: string, open: () => Promise<JobQueue>): void {
  describe(`job queue on ${name}`, () => quickPromises(underTest(open)))
}

function quickPromises(at: QueueUnderTest): void {
  publishingContract(at)
  sameKeyContract(at)
  lanesContract(at)
  tryingContract(at)
  depthContract(at)
  workingContract(at)
}

function underTest(open: () => Promise<JobQueue>): QueueUnderTest {
  const opened: JobQueue[] = []
  const another = async () => {
    const fresh = await open()
    opened.push(fresh)
    return fresh
  }
  beforeAll(another)
  afterAll(async () => {
    await Promise.all(opened.map((each) => each.close(1_000)))
  })
  return {
    another,
    get queue() {
      const [first] = opened
      if (!first) throw new Error('the queue is open only while its tests run')
      return first
    },
  }
}
