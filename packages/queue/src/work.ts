import { PermanentError, RetryAfterError } from '@chudong/domain'
import type { Received, Topic } from '@chudong/ports'
import { DelayedError, UnrecoverableError } from 'bullmq'
import type { JobHandle, QueueLog, Work } from './backend.ts'
import { wellFormed } from './identity.ts'
import { said } from './said.ts'

/** A day: a longer wish is a mistake or a hostile Retry-After header. */
const LONGEST_WAIT_MS = 86_400_000
const LONGEST_WORDS = 2_000

/** A topic's handler as BullMQ calls it: parses what arrived and turns the three kinds of error into BullMQ's own. */
export function workOn<T>(
  topic: Topic<T>,
  handler: (job: Received<T>) => Promise<void>,
  log: QueueLog,
): Work {
  return async (job, token) => {
    const parsed = topic.schema.safeParse(job.data?.payload)
    if (!parsed.success) {
      throw new UnrecoverableError(words(`The payload does not fit ${topic.name}: ${parsed.error.message}`))
    }
    try {
      await handler({
        key: topic.key(parsed.data),
        payload: parsed.data,
        attempt: job.attemptsMade + 1,
        trace: job.data.trace ?? null,
      })
    } catch (error) {
      log.warn(
        {
          event: 'job.failed',
          topic: topic.name,
          key: job.data.key,
          attempt: job.attemptsMade + 1,
          err: said(error),
        },
        'a job failed',
      )
      throw await verdict(error, job, token)
    }
  }
}

async function verdict(error: unknown, job: JobHandle, token: string | undefined): Promise<Error> {
  if (error instanceof RetryAfterError) {
    const wait = Number.isFinite(error.ms)
      ? Math.min(Math.max(error.ms, 10), LONGEST_WAIT_MS)
      : LONGEST_WAIT_MS
    await job.moveToDelayed(Date.now() + wait, token)
    return new DelayedError()
  }
  const message = words(error instanceof Error ? error.message : String(error))
  if (error instanceof PermanentError) return new UnrecoverableError(message)
  const plain = new Error(message, { cause: error })
  if (error instanceof Error && error.stack) plain.stack = words(error.stack)
  return plain
}

/** Errors quote pages: the words are cut, and cleaned of what PostgreSQL cannot store. */
function words(text: string): string {
  return wellFormed(text.slice(0, LONGEST_WORDS))
}
