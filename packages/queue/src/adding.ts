import { PermanentError } from '@chudong/domain'
import type { Lane, PublishOptions, Topic } from '@chudong/ports'
import type { QueueHandle } from './backend.ts'
import { jobIdOf, transportable } from './identity.ts'
import { retryFailed } from './quarantine.ts'

/** BullMQ takes the smallest number first. */
export const PRIORITY: Record<Lane, number> = { severe: 1, normal: 2, bulk: 3 }

export type NewJob = ReturnType<typeof jobOf>

/** A checked payload as BullMQ takes it; throws PermanentError when it does not fit the topic's schema. */
export function jobOf<T>(topic: Topic<T>, payload: T, options: PublishOptions, trace?: string) {
  const parsed = topic.schema.safeParse(payload)
  if (!parsed.success) {
    throw new PermanentError(`The payload does not fit ${topic.name}: ${parsed.error.message}`, {
      cause: parsed.error,
    })
  }
  const key = topic.key(parsed.data)
  return {
    name: topic.name,
    data: { key, payload: transportable(parsed.data), ...(trace === undefined ? {} : { trace }) },
    opts: {
      jobId: jobIdOf(key),
      attempts: topic.attempts,
      backoff: { type: 'exponential', delay: topic.backoffMs },
      delay: options.delayMs ?? 0,
      priority: PRIORITY[options.lane ?? 'normal'],
      removeOnComplete: true,
      removeOnFail: false,
      stackTraceLimit: 3,
    },
  }
}

/** Adds jobs of one topic. Adding again after a lost answer is harmless: the ids are the same. */
export async function addAll(queue: QueueHandle, jobs: readonly NewJob[]): Promise<void> {
  await addTo(queue, jobs)
  const quarantined = await quarantinedAmong(queue, jobs)
  for (const job of jobs) {
    if (quarantined.has(job.opts.jobId)) await revive(queue, job)
    else if (job.opts.priority === PRIORITY.severe) await lift(queue, job)
  }
}

/** One bulk statement costs as much as six single ones on PostgreSQL. */
const FEW = 6

async function addTo(queue: QueueHandle, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > FEW) await queue.addBulk([...jobs])
  else for (const { name, data, opts } of jobs) await queue.add(name, data, opts)
}

async function quarantinedAmong(
  queue: QueueHandle,
  jobs: readonly NewJob[],
): Promise<Set<string | undefined>> {
  const [only] = jobs
  if (only && jobs.length === 1) {
    return new Set((await queue.getJobState(only.opts.jobId)) === 'failed' ? [only.opts.jobId] : [])
  }
  const failed = await queue.getFailedCount()
  if (failed === 0) return new Set()
  // Whichever is less: reading all that failed, with their payloads, or asking for the state of each that is added.
  if (failed <= jobs.length) return new Set((await queue.getFailed(0, failed - 1)).map((job) => job.id))
  const found = new Set<string | undefined>()
  for (let from = 0; from < jobs.length; from += AT_ONCE)
    await Promise.all(jobs.slice(from, from + AT_ONCE).map((job) => noteFailed(queue, job.opts.jobId, found)))
  return found
}

const AT_ONCE = 32

async function noteFailed(
  queue: QueueHandle,
  id: string | undefined,
  found: Set<string | undefined>,
): Promise<void> {
  if (id !== undefined && (await queue.getJobState(id)) === 'failed') found.add(id)
}

/** New work under a quarantined key must not be swallowed by the old failure. */
async function revive(queue: QueueHandle, fresh: NewJob): Promise<void> {
  const job = await queue.getJob(fresh.opts.jobId)
  if (!job) return
  await job.updateData(fresh.data)
  await job.changePriority({ priority: fresh.opts.priority })
  await retryFailed(job)
}

/** The same work, waiting in a slower lane, moves over. */
async function lift(queue: QueueHandle, fresh: NewJob): Promise<void> {
  const job = await queue.getJob(fresh.opts.jobId)
  if (job && job.priority > PRIORITY.severe) await job.changePriority({ priority: PRIORITY.severe })
}
