import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Backend, Envelope, QueueLog } from './backend.ts'

/** All keys begin with this word, so that a Redis can be shared. */
const PREFIX = 'chudong'
const READY_WITHIN_MS = 15_000

/** BullMQ on Redis: one connection for commands, and one more for each worker that waits for jobs. */
export async function openRedisBackend(
  url: string,
  applicationName: string,
  log: QueueLog,
): Promise<Backend> {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    connectionName: applicationName,
    lazyConnect: true,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  })
  connection.on('error', (error) =>
    log.warn({ event: 'queue.connection', err: error }, 'the Redis connection was lost'),
  )
  connection.connect().catch(() => {})
  await readyWithin(connection)
  await warnOfLoss(connection, log)
  return {
    queue: (name) => new Queue<Envelope>(name, { connection, prefix: PREFIX }),
    worker: (name, work, settings) =>
      new Worker<Envelope>(name, work, { ...settings, connection, prefix: PREFIX }),
    close: async () => connection.disconnect(),
  }
}

async function readyWithin(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      connection.disconnect()
      reject(new Error(`Redis did not answer within ${READY_WITHIN_MS / 1_000} s.`))
    }, READY_WITHIN_MS)
    connection.once('ready', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** A Redis that evicts keys or keeps no append-only file loses jobs. Hosted ones may refuse to tell. */
async function warnOfLoss(connection: Redis, log: QueueLog): Promise<void> {
  const setting = async (name: string) =>
    (await connection.call('CONFIG', 'GET', name).catch(() => null)) as unknown
  const policy = String(await setting('maxmemory-policy'))
  const append = String(await setting('appendonly'))
  if (policy !== 'null' && !policy.includes('noeviction')) {
    log.warn({ event: 'queue.redis', policy }, 'Redis may evict jobs: set maxmemory-policy noeviction')
  }
  if (append.endsWith('no')) {
    log.warn({ event: 'queue.redis', append }, 'Redis forgets jobs at a restart: set appendonly yes')
  }
}
