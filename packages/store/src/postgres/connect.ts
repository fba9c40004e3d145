import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { prepared } from './prepared.ts'
import type { Tables } from './tables.ts'

/**
 * When a commit is on disk: at once, or within a fifth of a second and always in the order of commits. The second serves
 * what a job repeats after a crash: a lost commit takes everything after it along, the end of its job included.
 */
export type Durability = 'at-once' | 'in-order'

export interface ConnectOptions {
  /** A node-postgres connection string; a Unix socket is `postgresql:///chudong?host=/socket/dir&user=chudong`. */
  url: string
  /** Shown in pg_stat_activity, so that an operator sees who holds a connection. */
  applicationName: string
}

export type Db = Kysely<Tables>

const int8 = 20
const largestPool = 8

/** Opens a small pool; a broken connection is dropped and replaced, it never ends the process. */
export function connect({ url, applicationName }: ConnectOptions, durability: Durability): Db {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: largestPool,
    options: `-c synchronous_commit=${durability === 'at-once' ? 'on' : 'off'}`,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    keepAlive: true,
    types,
  })
  pool.on('error', ignore)
  // A client that is taken out has no listener of the pool: without one, a dying server would end the process.
  pool.on('connect', (client) => client.on('error', ignore))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared(pool) }) })
}

/** Counters come as bigint; ours stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    Number(oid) === int8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format),
}

/** The failed query itself rejects; the event tells nothing more. */
function ignore() {}
