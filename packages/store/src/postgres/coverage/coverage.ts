import { type CoverageDoc, CoverageFilter, PermanentError } from '@chudong/domain'
import type { Coverage, StoreState } from '@chudong/ports'
import { startOfMonth } from '@chudong/vietnamese'
import { type Kysely, sql } from 'kysely'
import { checksumOf } from '../../query/doc-mark.ts'
import { type ConnectOptions, connect, type Db } from '../connect.ts'
import type { Tables } from '../tables.ts'
import { emerging } from './emerging.ts'
import { indexDocs } from './index-docs.ts'
import { scan } from './scan.ts'
import { search } from './search.ts'
import { trend } from './trend.ts'

/** Longer than any search that is of use to somebody waiting. */
const searchTimeoutMs = 8_000
const canceled = '57014'
/** Documents renewed in one go. */
const renewed = 500

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
    scan: (filter) => scan(db, filter, now()),
    emerging: (query) => bounded(db, (tx) => emerging(tx, query)),
    state: (since) => state(db, since),
    isCurrent: async () => true,
    rebuild: (onProgress) => rebuild(db, now(), onProgress),
    dropBefore: (day) => dropBefore(db, day),
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

async function state(db: Db, since?: Date): Promise<StoreState> {
  const { rows } = await sql<{ count: number; sum: string }>`
    select count(*) as count, coalesce(sum(mark), 0)::text as sum from coverage_docs
    where ${since ?? null}::timestamptz is null or collected_at >= ${since ?? null}`.execute(db)
  const row = rows[0]
  return { count: row?.count ?? 0, checksum: checksumOf(BigInt(row?.sum ?? 0)) }
}

/** Rows are renewed where they are: an unchanged version may be written again, an older one never. */
async function rebuild(db: Db, now: Date, onProgress?: (documents: number) => void): Promise<StoreState> {
  let done = 0
  let some: CoverageDoc[] = []
  const renew = async () => {
    await indexDocs(db, some)
    done += some.length
    onProgress?.(done)
    some = []
  }
  for await (const doc of scan(db, CoverageFilter.parse({}), now))
    if (some.push(doc) === renewed) await renew()
  await renew()
  return state(db)
}

async function dropBefore(db: Db, day: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from coverage_docs where collected_at < ${startOfMonth(day)}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
