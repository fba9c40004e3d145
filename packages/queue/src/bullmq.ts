import { PermanentError } from '@chudong/domain'
import type { JobQueue, PublishOptions, Received, Topic } from '@chudong/ports'
import { addAll, jobOf } from './adding.ts'
import { type Backend, type QueueHandle, type QueueLog, throughOutage, type WorkerHandle } from './backend.ts'
import { depthOf } from './depth.ts'
import { queueNameOf } from './identity.ts'
import { quarantinedIn, replayIn } from './quarantine.ts'
import { quietly } from './said.ts'
import { workOn } from './work.ts'

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
  /** Handlers at work now, and how many the topic allows. */
  active(): number
  most: number
}

/**
 * The JobQueue port on BullMQ. Equal keys mean equal work: a publication whose key waits, is delayed or runs is
 * dropped, so keys carry whatever distinguishes two works (such as a content hash). A key that completed runs
 * again; a quarantined one starts afresh with the new payload.
 */
export function bullQueue(backend: Backend, log: QueueLog): JobQueue {
  const queues = new Map<string, QueueHandle>()
  const running = new Map<string, Running>()
  const onError = quietly(log, 'queue.error', 'the queue engine reported an error')
  let closing: Promise<void> | undefined

  function queueOf(topicName: string, promised = false): QueueHandle {
    const name = queueNameOf(topicName)
    const handle = `${promised} ${name}`
    const known = queues.get(handle)
    if (known) return known
    const queue = backend.queue(name, promised)
    queue.on('error', onError)
    queues.set(handle, queue)
    return queue
  }

  async function publishMany<T>(
    topic: Topic<T>,
    payloads: readonly T[],
    options: PublishOptions = {},
  ): Promise<void> {
    const jobs = payloads.map((payload, i) => jobOf(topic, payload, options, options.traces?.[i]))
    const queue = queueOf(topic.name, options.promised)
    for (let from = 0; from < jobs.length; from += CHUNK) {
      const chunk = jobs.slice(from, from + CHUNK)
      await bounded(() => throughOutage(() => addAll(queue, chunk), PUBLISH_OUTAGE_MS))
    }
    if (options.promised) await bounded(() => throughOutage(() => backend.settle(), PUBLISH_OUTAGE_MS))
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
      running.set(topic.name, { worker, active: () => active, most: topic.concurrency })
      await worker.waitUntilReady()
      worker.run().catch(onError)
    },
    depth: (topicName) =>
      bounded(() =>
        throughOutage(async () => {
          const waiting = await backend.waiting(queueNameOf(topicName))
          return depthOf(queueOf(topicName), waiting, Date.now())
        }, PUBLISH_OUTAGE_MS),
      ),
    limit(topicName, most) {
      const each = running.get(topicName)
      if (each) each.worker.concurrency = Math.max(1, Math.min(Math.floor(most), each.most))
    },
    quarantined: (topicName, limit = 100) => quarantinedIn(queueOf(topicName), limit),
    replay: (topicName, key) => replayIn(queueOf(topicName), key),
    close(graceMs = 10_000) {
      closing ??= closeAll(graceMs)
      return closing
    },
  }
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

/** Redis holds commands back while it is away: nobody waits for them longer than for PostgreSQL. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The queue engine is away.')), PUBLISH_OUTAGE_MS + 5_000)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}
