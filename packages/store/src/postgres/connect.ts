import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

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
export function connect({ url, applicationName }: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: largestPool,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    keepAlive: true,
    types,
  })
  pool.on('error', ignore)
  // A client that is taken out has no listener of the pool: without one, a dying server would end the process.
  pool.on('connect', (client) => client.on('error', ignore))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Counters come as bigint; ours stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    Number(oid) === int8 ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format),
}

/** The failed query itself rejects; the event tells nothing more. */
function ignore() {}
