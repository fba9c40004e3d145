import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import { PermanentError } from '@chudong/domain'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type { QueueLog } from './backend.ts'
import { nameOf, type RedisAddress, readRedisAddress } from './redis-address.ts'
import { quietly, said } from './said.ts'

export interface RedisPlace {
  /** See `readRedisAddress` for the forms. */
  url: string
  /** A file with the certificates (PEM) of the authority that signed the server's; absent = those of the system. */
  caFile?: string | null
}

export type RedisClient = Redis | Cluster

const READY_WITHIN_MS = 15_000
const RETRY_MOST_MS = 1_000

/**
 * Connects to Redis in any of its shapes and comes back by itself after every loss. Throws when it does not answer within
 * 15 s, and PermanentError at once when the address, the certificate file or the password is wrong.
 */
export async function connectRedis(place: RedisPlace, name: string, log: QueueLog): Promise<RedisClient> {
  const address = readRedisAddress(place.url)
  const client = clientFor(address, optionsFor(address, name, caOf(place.caFile)))
  client.on('error', quietly(log, 'queue.connection', 'the Redis connection was lost'))
  client.connect().catch(() => {})
  await readyWithin(client, nameOf(address))
  return client
}

function caOf(file: string | null | undefined): string | null {
  if (!file) return null
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new PermanentError(`the certificate file for Redis cannot be read: ${file}`, { cause })
  }
}

const again = (times: number) => Math.min(times * 100, RETRY_MOST_MS)

/** What holds for every single connection, whatever the shape. */
function optionsFor(address: RedisAddress, connectionName: string, ca: string | null): RedisOptions {
  const tls: ConnectionOptions | null = address.tls ? (ca === null ? {} : { ca }) : null
  return {
    connectionName,
    maxRetriesPerRequest: null,
    db: address.db,
    ...(address.username === null ? {} : { username: address.username }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(tls === null ? {} : { tls }),
    // After a failover the old master refuses to write: the connection moves to the new one, and the command with it.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
  }
}

function clientFor(address: RedisAddress, options: RedisOptions): RedisClient {
  const { shape, hosts, socket } = address
  if (shape === 'cluster') return clusterOf(address, options)
  const single: RedisOptions = { ...options, lazyConnect: true, retryStrategy: again }
  if (shape === 'sentinel') return new Redis({ ...single, ...sentinelsOf(address, options) })
  return new Redis(socket === null ? { ...single, ...hosts[0] } : { ...single, path: socket })
}

function sentinelsOf(address: RedisAddress, { tls }: RedisOptions): RedisOptions {
  const { hosts, master, sentinelUsername, sentinelPassword } = address
  return {
    sentinels: hosts,
    name: master ?? '',
    sentinelRetryStrategy: again,
    failoverDetector: true,
    ...(sentinelUsername === null ? {} : { sentinelUsername }),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: tls } : {}),
  }
}

function clusterOf(address: RedisAddress, options: RedisOptions): Cluster {
  return new Cluster(address.hosts, {
    lazyConnect: true,
    redisOptions: options,
    clusterRetryStrategy: again,
    clusterNodeRetryStrategy: again,
    // Certificates are made for names: a name is then not turned into its address.
    ...(address.tls ? { dnsLookup: (host, found) => found(null, host) } : {}),
  })
}

/** Why trying again cannot help, in words for the log; null when it may. */
function hopeless({ message }: Error): string | null {
  if (/WRONGPASS|NOAUTH|NOPERM|invalid password|invalid username/i.test(message))
    return 'refuses the user or the password in REDIS_URL'
  if (/certificate|altnames/i.test(message))
    return 'shows a certificate that is not trusted: see CHUDONG_REDIS_CA'
  return null
}

async function readyWithin(client: RedisClient, name: string): Promise<void> {
  if (client.status === 'ready') return
  let last: unknown
  await new Promise<void>((resolve, reject) => {
    const end = (error?: Error) => {
      clearTimeout(timer)
      client.off('ready', end)
      client.off('error', onError)
      if (!error) return resolve()
      client.disconnect()
      reject(error)
    }
    const onError = (error: Error) => {
      last = said(error)
      const why = hopeless(error)
      if (why) end(new PermanentError(`${name} ${why}`, { cause: last }))
    }
    const late = () =>
      end(new Error(`${name} did not answer within ${READY_WITHIN_MS / 1_000} s`, { cause: last }))
    const timer = setTimeout(late, READY_WITHIN_MS)
    client.once('ready', end)
    client.on('error', onError)
  })
}
