import type { Person } from '@chudong/domain'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { PeopleTable } from '../tables.ts'
import { toPerson } from './accounts.ts'

/** Opens a session and sweeps the person's expired ones. */
export async function openSession(db: Db, personId: string, tokenHash: string, at: Date, expiresAt: Date) {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sessions').where('person_id', '=', personId).where('expires_at', '<=', at).execute()
    await tx
      .insertInto('sessions')
      .values({ token_hash: tokenHash, person_id: personId, opened_at: at, expires_at: expiresAt })
      .execute()
  })
}

/** See `PeopleRecords.session`. */
export async function session(db: Db, tokenHash: string, at: Date): Promise<Person | null> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .selectAll('p')
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', at)
    .where('p.active', '=', true)
    .executeTakeFirst()
  return row ? toPerson(row) : null
}

export async function closeSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

export async function saveLink(db: Db, personId: string, tokenHash: string, expiresAt: Date): Promise<void> {
  await db
    .insertInto('sign_in_links')
    .values({ token_hash: tokenHash, person_id: personId, expires_at: expiresAt })
    .execute()
}

/** See `PeopleRecords.useLink`: deleting it is using it, so of two at once only one gets in. */
export async function useLink(db: Db, tokenHash: string, at: Date): Promise<Person | null> {
  const { rows } = await sql<Selectable<PeopleTable>>`
    with used as (delete from sign_in_links where token_hash = ${tokenHash} returning person_id, expires_at)
    select p.* from used join people p on p.id = used.person_id
    where used.expires_at > ${at} and p.active`.execute(db)
  return rows[0] ? toPerson(rows[0]) : null
}
