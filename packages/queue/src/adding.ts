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
  if ((await queue.getFailedCount()) === 0) return new Set()
  return new Set((await queue.getFailed()).map((job) => job.id))
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
