import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineMissingError, type RedisServer, startRedis } from '@chudong/dev-engines'
import { type Engine, openEngine } from '@chudong/engine'
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

export type { RedisServer as TestRedis } from '@chudong/dev-engines'
export { elasticForTests, ownElastic } from './elastic.ts'

/** A Redis of the test's own, on a Unix socket, durable as in production; null (said aloud) when there is none. */
export async function redisForTests(): Promise<RedisServer | null> {
  const dir = mkdtempSync(join(tmpdir(), 'chudong-redis-'))
  const away = () => rmSync(dir, { recursive: true, force: true })
  try {
    const server = await startRedis({ dir, env: process.env })
    return { ...server, stop: () => server.kill().then(away) }
  } catch (error) {
    away()
    if (error instanceof EngineMissingError) return need(error.message, null, error.install)
    throw error
  }
}
