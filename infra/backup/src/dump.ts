import { join } from 'node:path'
import { PermanentError } from '@chudong/domain'
import pg from 'pg'
import { copyOut, STABLE_FORM } from './copy.ts'
import { type CopiedTable, type Manifest, writeManifest } from './manifest.ts'
import { dataVersion, nameOf, sequencesIn, tablesIn } from './tables.ts'

/**
 * Copies every table as of one moment into an empty folder, while others go on writing. Throws PermanentError when the
 * database is not one of ours.
 */
export async function dump(
  url: string,
  dir: string,
  beside: Pick<Manifest, 'snapshot' | 'models'>,
  say: (message: string) => void,
): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, application_name: 'chudong-backup' })
  // A server that goes away rejects the running query; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(STABLE_FORM)
    await client.query('begin isolation level repeatable read read only')
    const manifest = { ...(await copyAll(client, dir, say)), ...beside }
    await writeManifest(dir, manifest)
    return manifest
  } finally {
    await client.end()
  }
}

async function copyAll(
  client: pg.Client,
  dir: string,
  say: (message: string) => void,
): Promise<Omit<Manifest, 'snapshot' | 'models'>> {
  const madeAt = new Date().toISOString()
  const version = await dataVersion(client)
  if (version === null || version === 0) throw new PermanentError('the database has no records to back up')
  const tables: CopiedTable[] = []
  for (const table of await tablesIn(client)) {
    const file = `${nameOf(table)}.copy.gz`
    const { schema, name, columns } = table
    const copied = { schema, name, columns, file, ...(await copyOut(client, table, join(dir, file))) }
    say(`${nameOf(table)}: ${copied.rows} rows`)
    tables.push(copied)
  }
  // Sequences stand outside of snapshots: read last, none is behind the rows that were copied.
  const sequences = await sequencesIn(client)
  return { format: 1, madeAt, dataVersion: version, tables, sequences, audit: await endOfAudit(client) }
}

async function endOfAudit(client: pg.Client): Promise<Manifest['audit']> {
  const { rows } = await client.query<{ rows: string; last: string | null }>(
    'select count(*) as rows, (select hash from public.audit order by seq desc limit 1) as last from public.audit',
  )
  return { rows: Number(rows[0]?.rows ?? 0), lastHash: rows[0]?.last ?? '' }
}
