import { type Kysely, sql } from 'kysely'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

/** Advisory lock: one placement or regrouping at a time, so that an event is founded once. */
export const placementLock = 7_301_905_502

/** Advisory lock: log rows get their number one transaction after the other, so readers by number never skip one. */
export const logLock = 7_301_905_503

/** Advisory lock: claims get their versions one transaction after the other, so readers by version never skip one. */
export const claimsLock = 7_301_905_504

/** A transaction that begins by waiting for an advisory lock, both in one message; it is held until the end. */
export async function underLock<T>(
  db: Db,
  lock: number,
  work: (tx: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (tx) => {
    await sql.raw(`begin; select pg_advisory_xact_lock(${lock})`).execute(tx)
    try {
      const result = await work(tx)
      await sql`commit`.execute(tx)
      return result
    } catch (error) {
      await sql`rollback`.execute(tx).catch(() => undefined)
      throw error
    }
  })
}
