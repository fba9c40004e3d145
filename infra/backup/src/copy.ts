import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Table } from './tables.ts'

/** How values are written down, whatever the server's or the user's settings are. */
export const STABLE_FORM = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0; set search_path = ''`

/** Writes one table to a file; gives its number of rows and the SHA-256 of their bytes before compression. */
export async function copyOut(
  client: pg.ClientBase,
  table: Table,
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const order = table.key.length === 0 ? '' : `order by ${listOf(table.key)}`
  const rows = client.query(
    copyTo(`copy (select ${listOf(table.columns)} from ${quoted(table)} ${order}) to stdout`),
  )
  const hash = createHash('sha256')
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true })
  await pipeline(rows, hashing(hash), createGzip(), target)
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** Reads a file of `copyOut` into a table; gives what it read, for the caller to compare before the commit. */
export async function copyIn(
  client: pg.ClientBase,
  table: Pick<Table, 'schema' | 'name' | 'columns'>,
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const rows = client.query(copyFrom(`copy ${quoted(table)} (${listOf(table.columns)}) from stdin`))
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), createGunzip(), hashing(hash), rows)
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

/** A table's or sequence's name in SQL. */
export function quoted({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

function listOf(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}
