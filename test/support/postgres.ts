import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '@chudong/engine'
import { migrate } from '@chudong/store'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server whose user may make databases; absent = each test file starts one of its own. */
    TEST_DATABASE_URL?: string
  }
}

export interface TestServer {
  /** A migrated, empty database, nobody else's until it is given back. */
  database(): Promise<{ url: string; giveBack(): Promise<void> }>
  stop(): Promise<void>
}

/** The server for one test file. Databases are emptied and used again: making one takes a second of disk. */
export async function openTestServer(): Promise<TestServer> {
  const given = inject('TEST_DATABASE_URL')
  const own = given === undefined ? await ownEngine() : null
  const serverUrl = given ?? own?.engine.url ?? ''
  const made: string[] = []
  const free: string[] = []
  return {
    database: async () => {
      const url = free.pop() ?? (await makeDatabase(serverUrl, made))
      return { url, giveBack: () => empty(url).then(() => void free.push(url)) }
    },
    stop: async () => {
      if (own) return own.stop()
      for (const name of made) await run(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

async function makeDatabase(serverUrl: string, made: string[]): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await run(serverUrl, `create database ${name}`)
  made.push(name)
  const url = addressOf(serverUrl, name)
  await migrate(url)
  return url
}

/** Deletes every row; the role "replica" switches off the triggers and references that forbid it. */
async function empty(url: string): Promise<void> {
  await run(
    url,
    `set session_replication_role = replica;
    do $$ declare one text; begin
      for one in select quote_ident(tablename) from pg_tables
        where schemaname = 'public' and tablename <> 'schema_migrations'
      loop execute 'delete from ' || one; end loop;
    end $$`,
  )
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** An embedded server in a folder that goes away with it. */
export async function ownEngine(): Promise<{ engine: Engine; dir: string; stop(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-pg-'))
  const engine = await openEngine({ dir })
  const stop = async () => {
    await engine.stop()
    await rm(dir, { recursive: true, force: true })
  }
  return { engine, dir, stop }
}

/** The same server's address with another database; keeps the query, where a Unix socket stands. */
function addressOf(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(\/[^?]*)?/, `$1/${database}`)
}
