import { randomUUID } from 'node:crypto'
import { PermanentError, type Person } from '@chudong/domain'
import type { NewPerson } from '@chudong/ports'
import { type Kysely, type Selectable, sql } from 'kysely'
import { storable, storableOrNull } from '../../storable.ts'
import type { Db } from '../connect.ts'
import type { PeopleTable, Tables } from '../tables.ts'

/** A person without the password's hash. */
export function toPerson(row: Selectable<PeopleTable>): Person {
  const { id, email, name, role, unit, active } = row
  return { id, email, name, role, unit, active }
}

/** See `PeopleRecords.create`. */
export async function create(db: Db, person: NewPerson, at: Date): Promise<Person> {
  const row = await db
    .insertInto('people')
    .values({
      id: randomUUID(),
      email: storable(person.email),
      name: storable(person.name),
      role: person.role,
      unit: storableOrNull(person.unit),
      active: true,
      password_hash: person.passwordHash,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new PermanentError(`e-mail ${person.email} is taken`)
  return toPerson(row)
}

/** See `PeopleRecords.byEmail`; letters' case is ignored. */
export async function byEmail(db: Db, email: string) {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where(sql`lower(email)`, '=', sql`lower(${storable(email)})`)
    .executeTakeFirst()
  return row ? { person: toPerson(row), passwordHash: row.password_hash } : null
}

export async function byId(db: Kysely<Tables>, id: string): Promise<Person | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toPerson(row) : null
}

export async function everyone(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(toPerson)
}

export async function count(db: Db): Promise<number> {
  const row = await db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

export interface Change {
  name?: string
  role?: Person['role']
  unit?: string | null
  active?: boolean
  passwordHash?: string
}

/** See `PeopleRecords.update`. Closing an account, or giving it another password, ends its sessions and links for good. */
export async function update(db: Db, id: string, change: Change): Promise<Person | null> {
  const set = {
    ...(change.name === undefined ? {} : { name: storable(change.name) }),
    ...(change.role === undefined ? {} : { role: change.role }),
    ...(change.unit === undefined ? {} : { unit: storableOrNull(change.unit) }),
    ...(change.active === undefined ? {} : { active: change.active }),
    ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
  }
  return db.transaction().execute(async (tx) => {
    if (Object.keys(set).length === 0) return byId(tx, id)
    const row = await tx.updateTable('people').set(set).where('id', '=', id).returningAll().executeTakeFirst()
    if (change.active === false || change.passwordHash !== undefined) {
      await tx.deleteFrom('sessions').where('person_id', '=', id).execute()
      await tx.deleteFrom('sign_in_links').where('person_id', '=', id).execute()
    }
    return row ? toPerson(row) : null
  })
}
