import { PermanentError } from '@chudong/domain'
import type { Coverage } from '@chudong/ports'
import { type Kysely, sql } from 'kysely'
import { checksumOf } from '../../query/doc-mark.ts'
import { type ConnectOptions, connect, type Db } from '../connect.ts'
import type { Tables } from '../tables.ts'
import { indexDocs } from './index-docs.ts'
import { search } from './search.ts'
import { trend } from './trend.ts'

/** Longer than any search that is of use to somebody waiting. */
const searchTimeoutMs = 8_000
const canceled = '57014'

export interface PostgresCoverageOptions extends ConnectOptions {
  /** What "today" is in a query. */
  now?: () => Date
}

/** Opens the coverage store on a migrated database, the records' own or another. */
export async function openPostgresCoverage(options: PostgresCoverageOptions): Promise<Coverage> {
  const now = options.now ?? (() => new Date())
  const db = connect(options, 'in-order')
  try {
    await sql`select 1 from coverage_docs limit 1`.execute(db)
  } catch (cause) {
    await db.destroy()
    throw new Error('the coverage store cannot be opened: no server, or migrate() was not called', { cause })
  }
  return {
    index: (docs) => indexDocs(db, docs),
    search: (query) => bounded(db, (tx) => search(tx, query, now())),
    trend: (query) => bounded(db, (tx) => trend(tx, query, now())),
    state: () => state(db),
    clear: async () => {
      await sql`truncate coverage_docs`.execute(db)
    },
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}

/** One view of the data for the hits and their numbers, and an end to what takes too long. */
async function bounded<T>(db: Db, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`set local statement_timeout = ${sql.lit(searchTimeoutMs)}`.execute(tx)
        return await work(tx)
      })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === canceled)
      throw new PermanentError(
        'Câu tìm quá rộng nên mất quá nhiều thời gian; hãy thêm từ hoặc rút ngắn thời gian.',
        {
          cause,
        },
      )
    throw cause
  }
}

async function state(db: Db): Promise<{ count: number; checksum: string }> {
  const { rows } = await sql<{ count: number; xor: string }>`
    select count(*) as count, coalesce(bit_xor(mark), 0)::text as xor from coverage_docs`.execute(db)
  const row = rows[0]
  return { count: row?.count ?? 0, checksum: checksumOf(BigInt(row?.xor ?? 0)) }
}
