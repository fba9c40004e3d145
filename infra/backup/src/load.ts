import { join } from 'node:path'
import { PermanentError } from '@chudong/domain'
import pg from 'pg'
import { copyIn, quoted, STABLE_FORM } from './copy.ts'
import { type CopiedTable, type Manifest, readManifest } from './manifest.ts'
import { dataVersion, nameOf, SCHEMAS, tablesIn } from './tables.ts'

export interface LoadOptions {
  /** Makes the empty tables of this version of the records, and those of the queue when jobs are to be loaded. */
  makeTables(version: number, jobs: boolean): Promise<void>
  /** Loads the jobs that the backup holds; false where jobs are kept elsewhere. */
  jobs: boolean
  /** Takes away what the database holds; without it a database that holds anything is refused. */
  replace?: boolean
  say?: (message: string) => void
}

/**
 * Brings a backup into a database: all of it, or nothing. Throws PermanentError when the backup is damaged, when the
 * database holds data already (and `replace` is not given), or while services are connected to it.
 */
export async function load(url: string, dir: string, options: LoadOptions): Promise<Manifest> {
  const manifest = await readManifest(dir)
  const client = new pg.Client({ connectionString: url, application_name: 'chudong-backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseUsers(client)
    if (await holdsData(client)) {
      if (!options.replace)
        throw new PermanentError('the database holds data: replace it, or take an empty one')
      await takeAway(client)
    }
    const wanted = options.jobs ? manifest : withoutJobs(manifest)
    await options.makeTables(manifest.dataVersion, hasJobs(wanted))
    await client.query(STABLE_FORM)
    await client.query('begin')
    await fill(client, dir, wanted, options.say ?? (() => {}))
    await client.query('commit')
    return wanted
  } finally {
    await client.end()
  }
}

/** Whether waiting jobs are part of it. */
export function hasJobs({ tables }: Manifest): boolean {
  return tables.some(({ schema }) => schema === 'bullmq')
}

function withoutJobs(manifest: Manifest): Manifest {
  const isRecord = ({ schema }: { schema: string }) => schema === 'public'
  return {
    ...manifest,
    tables: manifest.tables.filter(isRecord),
    sequences: manifest.sequences.filter(isRecord),
  }
}

async function refuseUsers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'chudong-%'`,
  )
  if (rows.length === 0) return
  const names = rows.map(({ name }) => name).join(', ')
  throw new PermanentError(`stop the services first: ${names} still connected to this database`)
}

async function holdsData(client: pg.Client): Promise<boolean> {
  if ((await dataVersion(client)) !== null) return true
  return (await tablesIn(client)).length > 0
}

/** The database is ours alone, so every table and function of `public` goes but those of extensions. */
async function takeAway(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select 'drop ' || kind || ' if exists ' || name || ' cascade' as statement from (
       select 'table' as kind, oid::regclass::text as name, oid from pg_class
         where relnamespace = 'public'::regnamespace and relkind = 'r'
       union all select 'function', oid::regprocedure::text, oid from pg_proc
         where pronamespace = 'public'::regnamespace) ours
     where not exists (select from pg_depend d where d.objid = ours.oid and d.deptype = 'e')`,
  )
  await client.query('begin')
  for (const { statement } of rows) await client.query(statement)
  await client.query('drop schema if exists bullmq cascade')
  await client.query('commit')
}

async function fill(
  client: pg.Client,
  dir: string,
  manifest: Manifest,
  say: (message: string) => void,
): Promise<void> {
  for (const table of manifest.tables) {
    if (!SCHEMAS.some((schema) => schema === table.schema))
      throw new PermanentError(`the backup names a table that is not ours: ${nameOf(table)}`)
    await fillOne(client, dir, table)
    say(`${nameOf(table)}: ${table.rows} rows`)
  }
  for (const { value, ...sequence } of manifest.sequences)
    if (value !== null) await client.query('select setval($1::regclass, $2)', [quoted(sequence), value])
}

/** The server cannot read the rows (SQLSTATE class 22, data exception): the file says other bytes than were written. */
function isUnreadable({ code }: pg.DatabaseError): boolean {
  return code?.startsWith('22') ?? false
}

async function fillOne(client: pg.Client, dir: string, table: CopiedTable): Promise<void> {
  const copied = await copyIn(client, table, join(dir, table.file)).catch((cause: unknown) => {
    if (cause instanceof pg.DatabaseError && !isUnreadable(cause)) throw cause
    throw new PermanentError(`the backup is damaged: ${table.file} cannot be read`, { cause })
  })
  if (copied.sha256 !== table.sha256 || copied.rows !== table.rows)
    throw new PermanentError(`the backup is damaged: ${table.file} is not what was written`)
}
