import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '@chudong/engine'
import { Redis } from 'ioredis'
import pg from 'pg'
import { inject } from 'vitest'
import { need } from './need.ts'

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

export interface TestPostgres {
  url: string
  /** A fresh, empty database; drop it when the file is done. */
  createDatabase(): Promise<TestDatabase>
}

let engine: Promise<Engine> | undefined

/** The run's embedded PostgreSQL, started or joined; it ends with the last test process. */
export async function postgresForTests(): Promise<TestPostgres> {
  engine ??= openEngine({ dir: inject('enginesDir') })
  const { url } = await engine
  return {
    url,
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await administer(url, `create database ${name}`)
      const own = new URL(url)
      own.pathname = `/${name}`
      return { url: own.href, drop: () => administer(url, `drop database if exists ${name} with (force)`) }
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'test-administration' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export interface TestRedis {
  url: string
  /** kill -9, for tests of outages. */
  kill(): void
  /** The same data again after `kill`. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A Redis of the test's own, on a Unix socket, durable as in production; null (said aloud) when there is none. */
export async function redisForTests(): Promise<TestRedis | null> {
  const binary = need('redis-server', findOnPath('redis-server'), 'apt-get install redis-server')
  if (!binary) return null
  const dir = mkdtempSync(join(tmpdir(), 'chudong-redis-'))
  const socket = join(dir, 'redis.sock')
  let server = await startRedis(binary, dir, socket)
  return {
    url: `unix://${socket}`,
    kill: () => void server.kill('SIGKILL'),
    async restart() {
      server = await startRedis(binary, dir, socket)
    },
    async stop() {
      server.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function startRedis(binary: string, dir: string, socket: string): Promise<ChildProcess> {
  const settings = ['--port', '0', '--unixsocket', socket, '--dir', dir, '--save', '', '--appendonly', 'yes']
  const server = spawn(binary, [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' })
  const probe = new Redis({
    path: socket,
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  })
  probe.on('error', () => {})
  probe.connect().catch(() => {})
  while ((await probe.ping().catch(() => '')) !== 'PONG')
    await new Promise((resolve) => setTimeout(resolve, 50))
  probe.disconnect()
  return server
}

function findOnPath(name: string): string | null {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
