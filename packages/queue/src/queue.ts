import type { JobQueue } from '@chudong/ports'
import type { QueueLog } from './backend.ts'
import { bullQueue } from './bullmq.ts'
import { openPostgresBackend } from './postgres.ts'
import { openRedisBackend } from './redis.ts'

/** `redisCaFile`: certificates (PEM) of the authority that signed the Redis server's; absent = the system's. */
export type QueueEngine = { postgresUrl: string } | { redisUrl: string; redisCaFile?: string | null }

export interface QueueSettings {
  log: QueueLog
  /** Shown by the engine; begin it with "chudong-", or the embedded server may stop while it is connected. */
  applicationName: string
}

/** Opens the durable job queue on PostgreSQL or Redis; waits up to 30 s (15 s) for an engine that is away, then throws. */
export async function openQueue(engine: QueueEngine, settings: QueueSettings): Promise<JobQueue> {
  const { log, applicationName } = settings
  const backend =
    'redisUrl' in engine
      ? await openRedisBackend({ url: engine.redisUrl, caFile: engine.redisCaFile }, applicationName, log)
      : await openPostgresBackend(engine.postgresUrl, applicationName, log)
  return bullQueue(backend, log)
}
