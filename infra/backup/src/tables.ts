import type pg from 'pg'

/** One table as it is copied. Names are as PostgreSQL keeps them, not quoted. */
export interface Table {
  schema: string
  name: string
  columns: string[]
  /** Columns of the primary key: rows are copied in their order, so that the same rows are the same bytes. */
  key: string[]
}

export interface Sequence {
  schema: string
  name: string
  /** Null when it was never used. */
  value: string | null
}

/** Records and coverage, and the jobs while they are kept in PostgreSQL. */
export const SCHEMAS = ['public', 'bullmq'] as const

/** Who writes these is the program that makes the tables, not the data. */
const VERSIONS = new Set(['public.schema_migrations', 'bullmq.migration'])

/** The tables that hold data, each after those that it refers to; an extension's own are left out. */
export async function tablesIn(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { refers: string[] }>(
    `select n.nspname as schema, c.relname as name,
       array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0
         and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
         join pg_attribute a on a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by place) as key,
       array(select f.relnamespace::regnamespace || '.' || f.relname from pg_constraint o
         join pg_class f on f.oid = o.confrelid
         where o.conrelid = c.oid and o.contype = 'f' and o.confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1 desc, 2`,
    [SCHEMAS],
  )
  return inOrder(rows.filter((table) => !VERSIONS.has(nameOf(table))))
}

function inOrder(tables: (Table & { refers: string[] })[]): Table[] {
  const placed = new Map<string, Table>()
  while (placed.size < tables.length) {
    const free = tables.filter(
      (table) => !placed.has(nameOf(table)) && table.refers.every((name) => placed.has(name)),
    )
    if (free.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { refers: _, ...table } of free) placed.set(nameOf(table), table)
  }
  return [...placed.values()]
}

/** The numbers that the sequences gave out last. */
export async function sequencesIn(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select schemaname as schema, sequencename as name, last_value::text as value
     from pg_sequences where schemaname = any($1) order by 1, 2`,
    [SCHEMAS],
  )
  return rows
}

/** The version of the records' tables; null on an empty database. */
export async function dataVersion(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query(`select to_regclass('public.schema_migrations') as there`)
  if (rows[0]?.there === null) return null
  const found = await client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from public.schema_migrations',
  )
  return found.rows[0]?.number ?? 0
}

/** "schema.table", as manifests and messages name it. */
export function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`
}
