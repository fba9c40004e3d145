import type { CoverageDoc, CoverageFilter } from '@chudong/domain'
import { sql } from 'kysely'
import { parseQuery } from '../../query/parse-query.ts'
import type { Db } from '../connect.ts'
import { docColumns } from './columns.ts'
import { conditionsOf } from './conditions.ts'

const page = 200

/** See `Coverage.scan`: pages of one view of the data, which ends with the last page or when the reader stops. */
export async function* scan(db: Db, filter: CoverageFilter, now: Date): AsyncGenerator<CoverageDoc> {
  const condition = conditionsOf(filter, parseQuery(filter.q, now))
  const view = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    let last: CoverageDoc | undefined
    do {
      const further = last ? sql`and (published_at, id) < (${last.publishedAt}, ${last.id})` : sql``
      const { rows } = await sql<CoverageDoc>`
        select ${docColumns} from coverage_docs d where ${condition} ${further}
        order by published_at desc, id desc limit ${page}`.execute(view)
      yield* rows
      last = rows.length === page ? rows.at(-1) : undefined
    } while (last)
  } finally {
    await view.rollback().execute()
  }
}
