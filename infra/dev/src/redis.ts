import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'
import { type KeptProcess, keepProcess } from './kept-process.ts'
import { EngineMissingError } from './missing.ts'
import { findOnPath, type Surroundings } from './surroundings.ts'

export interface RedisOptions {
  /** Its data and log; made when missing. */
  dir: string
  env: Surroundings
  /** A Unix socket in `dir` (the default), or a free port of 127.0.0.1. */
  listen?: 'socket' | 'port'
}

export interface RedisServer {
  readonly url: string
  /** kill -9 */
  kill(): Promise<void>
  /** The same data and address again after `kill` or `stop`. */
  restart(): Promise<void>
  /** Ends it in order; its folder stays. */
  stop(): Promise<void>
}

/** Starts a Redis as durable as in production. Throws EngineMissingError when there is no redis-server on PATH. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const binary = findOnPath('redis-server', options.env)
  if (binary === null) throw new EngineMissingError('redis-server', 'apt-get install redis-server')
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const port = options.listen === 'port' ? await freePort() : 0
  const url = port === 0 ? `unix://${join(options.dir, 'redis.sock')}` : `redis://127.0.0.1:${port}`
  const start = async () => {
    const server = keepProcess(binary, settingsOf(options.dir, port), {
      cwd: options.dir,
      log: join(options.dir, 'redis.log'),
    })
    await untilReady(url, server)
    return server
  }
  let server = await start()
  return {
    url,
    kill: () => server.kill(),
    async restart() {
      await server.stop()
      server = await start()
    },
    stop: () => server.stop(),
  }
}

function settingsOf(dir: string, port: number): string[] {
  const settings: Record<string, string> = {
    bind: '127.0.0.1',
    port: String(port),
    dir,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    ...(port === 0 ? { unixsocket: join(dir, 'redis.sock'), unixsocketperm: '700' } : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
}

async function untilReady(url: string, server: KeptProcess): Promise<void> {
  const place = url.startsWith('unix://') ? { path: url.slice('unix://'.length) } : urlParts(url)
  const probe = new Redis({
    ...place,
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  })
  probe.on('error', () => {})
  probe.connect().catch(() => {})
  try {
    // A large append-only file is read before the first answer.
    while ((await Promise.race([probe.ping().catch(() => ''), sleep(200, '')])) !== 'PONG') {
      if (server.hasEnded()) throw new Error(`redis-server ended: ${server.words()}`)
      await sleep(20)
    }
  } finally {
    probe.disconnect()
  }
}

function urlParts(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}
