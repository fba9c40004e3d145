import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** Searches have as many texts as people have wishes: those that come later are planned each time. */
const MOST = 300

/**
 * The pool as Kysely uses it, every statement with values kept prepared on its connection: reading and planning the
 * text is a third of the server's work for our short statements.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  return {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known) return known
      const fresh = withNames(client, nameOf)
      clients.set(client, fresh)
      return fresh
    },
    end: () => pool.end(),
  }
}

interface Preparing {
  query<R>(statement: pg.QueryConfig): Promise<PostgresQueryResult<R> | PostgresQueryResult<R>[]>
}

function withNames(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  const preparing: Preparing = client
  let stale = false
  async function run<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const name = values.length > 0 ? nameOf(text) : undefined
    try {
      return lastOf(await preparing.query<R>({ name, text, values: [...values] }))
    } catch (error) {
      stale ||= isStale(error)
      throw error
    }
  }
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('answers are not read in portions here')
    return run<R>(text, values)
  }
  return { query, release: () => client.release(stale) }
}

/** Several statements in one message answer one by one: the last one's answer counts. */
function lastOf<R>(answer: PostgresQueryResult<R> | PostgresQueryResult<R>[]): PostgresQueryResult<R> {
  const last = Array.isArray(answer) ? answer.at(-1) : answer
  if (!last) throw new Error('the server answered nothing')
  return last
}

/** A newer program has changed a table under a plan of this connection ("cached plan must not change result type"). */
function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000'
}
