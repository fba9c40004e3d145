import type { QuarantinedJob } from '@chudong/ports'
import type { JobHandle, QueueHandle } from './backend.ts'
import { jobIdOf } from './identity.ts'

/** The newest quarantined jobs, as they were published. */
export async function quarantinedIn(queue: QueueHandle, limit: number): Promise<QuarantinedJob[]> {
  if (limit < 1) return []
  const jobs = await queue.getFailed(0, limit - 1)
  return jobs.map((job) => ({
    key: typeof job.data?.key === 'string' ? job.data.key : (job.id ?? ''),
    payload: job.data?.payload,
    error: job.failedReason ?? '',
    attempts: job.attemptsMade,
    at: new Date(job.finishedOn ?? job.timestamp),
  }))
}

/** Puts a quarantined job back with fresh tries; false when there is none by that key. */
export async function replayIn(queue: QueueHandle, key: string): Promise<boolean> {
  const job = await queue.getJob(jobIdOf(key))
  if (!job || (await job.getState()) !== 'failed') return false
  return retryFailed(job)
}

/** False when somebody else put it back first. */
export async function retryFailed(job: JobHandle): Promise<boolean> {
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    return true
  } catch (error) {
    if ((await job.getState()) !== 'failed') return false
    throw error
  }
}
