import { PermanentError } from '@chudong/domain'
import type {
  JobQueue,
  Lane,
  PublishOptions,
  QuarantinedJob,
  QueueDepth,
  Received,
  Topic,
} from '@chudong/ports'
import {
  type Backend,
  type JobHandle,
  type QueueHandle,
  type QueueLog,
  throughOutage,
  type WorkerHandle,
} from './backend.ts'
import { jobIdOf, queueNameOf, transportable } from './identity.ts'
import { workOn } from './work.ts'

/** BullMQ takes the smallest number first. */
const PRIORITY: Record<Lane, number> = { severe: 1, normal: 2, bulk: 3 }
const CHUNK = 500
/** A restart of the engine is over by then; a caller should not hang longer. */
const PUBLISH_OUTAGE_MS = 15_000
/**
 * A killed worker's job is back when its lock has run out and the next check came by: at most
 * LOCK + CHECK = 4.5 s. Handlers may hold up the event loop for LOCK - RENEW = 2.5 s.
 */
const LOCK_MS = 3_500
const RENEW_MS = 1_000
const CHECK_MS = 1_000
/** Kills are no fault of the job; yet one that kills its process each time must end in quarantine. */
const MAX_KILLS = 50

interface Running {
  worker: WorkerHandle
  /** Handlers at work now. */
  active(): number
}

/**
 * The JobQueue port on BullMQ. Equal keys mean equal work: a publication whose key waits, is delayed or runs is
 * dropped, so keys carry whatever distinguishes two works (such as a content hash). A key that completed runs
 * again; a quarantined one starts afresh with the new payload.
 */
export function bullQueue(backend: Backend, log: QueueLog): JobQueue {
  const queues = new Map<string, QueueHandle>()
  const running = new Map<string, Running>()
  const onError = quietly(log)
  let closing: Promise<void> | undefined

  function queueOf(topicName: string): QueueHandle {
    const name = queueNameOf(topicName)
    const known = queues.get(name)
    if (known) return known
    const queue = backend.queue(name)
    queue.on('error', onError)
    queues.set(name, queue)
    return queue
  }

  async function publishMany<T>(
    topic: Topic<T>,
    payloads: readonly T[],
    options: PublishOptions = {},
  ): Promise<void> {
    const jobs = payloads.map((payload) => jobOf(topic, payload, options))
    const queue = queueOf(topic.name)
    for (let from = 0; from < jobs.length; from += CHUNK) {
      const chunk = jobs.slice(from, from + CHUNK)
      await bounded(() => throughOutage(() => addAll(queue, chunk), PUBLISH_OUTAGE_MS))
    }
  }

  async function closeAll(graceMs: number): Promise<void> {
    await Promise.all([...running.values()].map((each) => stop(each, graceMs)))
    await Promise.all([...queues.values()].map((queue) => queue.close().catch(onError)))
    await backend.close()
  }

  return {
    publishMany,
    publish: (topic, payload, options) => publishMany(topic, [payload], options),
    async consume<T>(topic: Topic<T>, handler: (job: Received<T>) => Promise<void>) {
      if (running.has(topic.name))
        throw new PermanentError(`The topic ${topic.name} already has its handler here.`)
      let active = 0
      const counted = async (job: Received<T>) => {
        active++
        try {
          await handler(job)
        } finally {
          active--
        }
      }
      const worker = backend.worker(queueNameOf(topic.name), workOn(topic, counted, log), {
        autorun: false,
        concurrency: topic.concurrency,
        lockDuration: LOCK_MS,
        lockRenewTime: RENEW_MS,
        stalledInterval: CHECK_MS,
        maxStalledCount: MAX_KILLS,
        runRetryDelay: 300,
        drainDelay: 5,
      })
      worker.on('error', onError)
      running.set(topic.name, { worker, active: () => active })
      await worker.waitUntilReady()
      worker.run().catch(onError)
    },
    depth: (topicName) => throughOutage(() => depthOf(queueOf(topicName)), PUBLISH_OUTAGE_MS),
    quarantined: (topicName, limit = 100) => quarantinedIn(queueOf(topicName), limit),
    replay: (topicName, key) => replayIn(queueOf(topicName), key),
    close(graceMs = 10_000) {
      closing ??= closeAll(graceMs)
      return closing
    },
  }
}

type NewJob = ReturnType<typeof jobOf>

function jobOf<T>(topic: Topic<T>, payload: T, options: PublishOptions) {
  const parsed = topic.schema.safeParse(payload)
  if (!parsed.success) {
    throw new PermanentError(`The payload does not fit ${topic.name}: ${parsed.error.message}`, {
      cause: parsed.error,
    })
  }
  const key = topic.key(parsed.data)
  return {
    name: topic.name,
    data: { key, payload: transportable(parsed.data) },
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

/** Adding again after a lost answer is harmless: the ids are the same. */
async function addAll(queue: QueueHandle, jobs: readonly NewJob[]): Promise<void> {
  await queue.addBulk([...jobs])
  const quarantined = await quarantinedAmong(queue, jobs)
  for (const job of jobs) {
    if (quarantined.has(job.opts.jobId)) await revive(queue, job)
    else if (job.opts.priority === PRIORITY.severe) await lift(queue, job)
  }
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

/** False when somebody else put it back first. */
async function retryFailed(job: JobHandle): Promise<boolean> {
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
    return true
  } catch (error) {
    if ((await job.getState()) !== 'failed') return false
    throw error
  }
}

async function depthOf(queue: QueueHandle): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed')
  const of = (state: string) => counts[state] ?? 0
  return {
    waiting: of('waiting') + of('prioritized'),
    delayed: of('delayed'),
    active: of('active'),
    quarantined: of('failed'),
  }
}

async function quarantinedIn(queue: QueueHandle, limit: number): Promise<QuarantinedJob[]> {
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

async function replayIn(queue: QueueHandle, key: string): Promise<boolean> {
  const job = await queue.getJob(jobIdOf(key))
  if (!job || (await job.getState()) !== 'failed') return false
  return retryFailed(job)
}

/** Handlers get `graceMs` to end; a job cut off comes back when its lock has run out. */
async function stop({ worker, active }: Running, graceMs: number): Promise<void> {
  const begun = performance.now()
  await worker.pause(true)
  while (active() > 0 && performance.now() - begun < graceMs) await pause(20)
  const left = Math.max(graceMs - (performance.now() - begun), 2_000)
  await Promise.race([worker.close(active() > 0), pause(left)])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Redis holds commands back while it is away; nobody waits for them longer than for PostgreSQL. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('The queue engine is away: nothing was published.')),
      PUBLISH_OUTAGE_MS + 5_000,
    )
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** One log line for each kind of error in ten seconds: an outage repeats itself many times a second. */
function quietly(log: QueueLog): (error: Error) => void {
  const last = new Map<string, number>()
  return (error) => {
    const now = performance.now()
    if (now - (last.get(error.message) ?? Number.NEGATIVE_INFINITY) < 10_000) return
    if (last.size > 100) last.clear()
    last.set(error.message, now)
    log.warn({ event: 'queue.error', err: error }, 'the queue engine reported an error')
  }
}
