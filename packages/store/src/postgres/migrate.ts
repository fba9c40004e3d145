import { PermanentError } from '@chudong/domain'
import pg from 'pg'
import { migrations } from './migrations/index.ts'

/** Any number that no other program on this database uses as an advisory lock. */
const migrationLock = 7_301_905_501

/**
 * Brings a database to the version of this program: each migration is one transaction, two processes take turns.
 * Throws PermanentError (`data-version`) when the data is of a newer program: going on could damage it.
 * With `upTo` it stops at an older version, to bring back a backup of that time.
 */
export async function migrate(url: string, upTo = Number.POSITIVE_INFINITY): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'chudong-migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migrations (
      number integer primary key, name text not null, applied_at timestamptz not null default now())`)
    const applied = await newest(client)
    refuseNewer(applied)
    for (const step of migrations) if (step.number > applied && step.number <= upTo) await apply(client, step)
  } finally {
    await client.end()
  }
}

async function newest(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from schema_migrations',
  )
  return rows[0]?.number ?? 0
}

function refuseNewer(applied: number) {
  const known = migrations.at(-1)?.number ?? 0
  if (applied > known)
    throw new PermanentError(
      `data-version: the database has version ${applied}, this program knows versions up to ${known}; ` +
        'run the newer program, or restore a backup made by this one',
    )
}

async function apply(client: pg.Client, step: (typeof migrations)[number]) {
  await client.query('begin')
  try {
    await client.query(step.sql)
    await client.query('insert into schema_migrations (number, name) values ($1, $2)', [
      step.number,
      step.name,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${step.number} (${step.name}) failed`, { cause })
  }
}
