import { Queue, Worker } from 'bullmq'
import { Cluster } from 'ioredis'
import { PRIORITY } from './adding.ts'
import type { Backend, Envelope, PriorityDepth, QueueLog } from './backend.ts'
import { connectRedis, type RedisClient, type RedisPlace } from './redis-connect.ts'

/**
 * All keys begin with this word, so that a Redis can be shared. In a cluster its braces keep every key on one node: jobs
 * are published and ended there in one order, so a failover that loses the last moments loses both or neither.
 */
const PREFIX = 'chudong'
const CLUSTER_PREFIX = '{chudong}'

/** BullMQ on Redis: one connection for commands, and one more for each worker that waits for jobs. */
export async function openRedisBackend(
  place: RedisPlace,
  applicationName: string,
  log: QueueLog,
): Promise<Backend> {
  const connection = await connectRedis(place, applicationName, log)
  await warnOfLoss(connection, log)
  const settings = { connection, prefix: connection instanceof Cluster ? CLUSTER_PREFIX : PREFIX }
  return {
    queue: (name) => new Queue<Envelope>(name, settings),
    worker: (name, work, more) => new Worker<Envelope>(name, work, { ...more, ...settings }),
    waiting: (name) => waitingIn(connection, `${settings.prefix}:${name}`),
    settle: () => reachReplica(connection),
    close: async () => connection.disconnect(),
  }
}

/** A Redis that evicts keys or keeps no append-only file loses jobs. Hosted ones may refuse to tell, and are believed. */
async function warnOfLoss(connection: RedisClient, log: QueueLog): Promise<void> {
  const policies = await settingsOf(connection, 'maxmemory-policy')
  if (policies.some((policy) => policy !== 'noeviction'))
    log.warn({ event: 'queue.redis', policies }, 'Redis may evict jobs: set maxmemory-policy noeviction')
  const appends = await settingsOf(connection, 'appendonly')
  if (appends.includes('no'))
    log.warn({ event: 'queue.redis', appends }, 'Redis forgets jobs at a restart: set appendonly yes')
}

/** A setting's value on each server that takes writes; none from a server that does not tell. */
async function settingsOf(connection: RedisClient, name: string): Promise<string[]> {
  const servers = connection instanceof Cluster ? connection.nodes('master') : [connection]
  const answers = servers.map(async (server) => {
    const answer: unknown = await server.call('CONFIG', 'GET', name).catch(() => null)
    return Array.isArray(answer) && typeof answer[1] === 'string' ? [answer[1]] : []
  })
  return (await Promise.all(answers)).flat()
}

const REPLICA_MS = 1_000

/** Behind sentinels another server may take over: what was promised is known to it, if there is one, before the answer. */
async function reachReplica(connection: RedisClient): Promise<void> {
  if (connection instanceof Cluster || !connection.options.sentinels) return
  if (/connected_slaves:0\b/.test(await connection.info('replication'))) return
  await connection.wait(1, REPLICA_MS)
}

/** BullMQ orders what waits by priority × 2³² + its turn; a list holds what was taken from dead workers. */
const WAITING = `
local function since(id)
  if not id then return '' end
  local at = redis.call('HMGET', ARGV[1] .. id, 'timestamp', 'delay')
  return string.format('%.0f', (tonumber(at[1]) or 0) + (tonumber(at[2]) or 0))
end
local found = { '0', redis.call('LLEN', KEYS[1]), since(redis.call('LINDEX', KEYS[1], -1)) }
for i = 2, #ARGV do
  local low = string.format('%.0f', ARGV[i] * 4294967296)
  local high = string.format('(%.0f', (ARGV[i] + 1) * 4294967296)
  found[#found + 1] = ARGV[i]
  found[#found + 1] = redis.call('ZCOUNT', KEYS[2], low, high)
  found[#found + 1] = since(redis.call('ZRANGEBYSCORE', KEYS[2], low, high, 'LIMIT', 0, 1)[1])
end
return found
`

async function waitingIn(connection: RedisClient, queue: string): Promise<PriorityDepth[]> {
  const keys = [`${queue}:wait`, `${queue}:prioritized`]
  const answer: unknown = await connection.eval(WAITING, 2, ...keys, `${queue}:`, ...Object.values(PRIORITY))
  const cells = Array.isArray(answer) ? answer.map(String) : []
  const rows: PriorityDepth[] = []
  for (let at = 0; at + 2 < cells.length; at += 3) {
    const [priority, waiting, since] = cells.slice(at, at + 3)
    if (Number(waiting) > 0)
      rows.push({ priority: Number(priority), waiting: Number(waiting), since: since ? Number(since) : null })
  }
  return rows
}
