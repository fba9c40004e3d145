import type { Incident, LogRow } from '@chudong/domain'
import type { IncidentFilter } from '@chudong/ports'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../connect.ts'
import type { IncidentsTable } from '../tables.ts'
import { toIncident, toLogRow } from './rows.ts'

const most = 1_000

/** Newest first, 100 unless told, at most 1,000. A part of the filter that is absent or empty restricts nothing. */
export async function list(db: Db, filter: IncidentFilter = {}): Promise<Incident[]> {
  const { states = [], provinces = [], decision, minSeverity, from, to, limit = 100 } = filter
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .$if(states.length > 0, (q) => q.where('state', 'in', states))
    .$if(provinces.length > 0, (q) => q.where('province', 'in', provinces))
    .$if(decision !== undefined, (q) => q.where('decision', '=', decision ?? 'auto'))
    .$if(minSeverity !== undefined, (q) => q.where('severity', '>=', minSeverity ?? 1))
    .$if(from !== undefined, (q) => q.where('raised_at', '>=', sql<Date>`${from}`))
    .$if(to !== undefined, (q) => q.where('raised_at', '<', sql<Date>`${to}`))
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(Math.max(limit, 0), most))
    .execute()
  return rows.map(toIncident)
}

/** See `IncidentRecords.decided`. */
export async function decided(db: Db, after: string | null, limit: number): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .where('state', 'not in', ['suspected', 'merged'])
    .$if(after !== null, (q) => q.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toIncident)
}

/** One incident; null when unknown. */
export async function find(db: Db, id: string): Promise<Incident | null> {
  const row = await db.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toIncident(row) : null
}

/** See `IncidentRecords.ofEvent`: a merge is followed to where it ends. */
export async function ofEvent(db: Db, eventId: string): Promise<Incident | null> {
  const { rows } = await sql<Selectable<IncidentsTable>>`
    with recursive way as (
      select * from incidents where event_id = ${eventId}
      union all select i.* from incidents i join way on i.id = way.merged_into)
    select * from way where merged_into is null`.execute(db)
  return rows[0] ? toIncident(rows[0]) : null
}

/** The incident's log, oldest first. */
export async function log(db: Db, incidentId: string): Promise<LogRow[]> {
  const rows = await db
    .selectFrom('incident_log')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('seq')
    .execute()
  return rows.map(toLogRow)
}

/** See `IncidentRecords.since`. */
export async function since(
  db: Db,
  seq: number,
  limit: number,
): Promise<{ row: LogRow; incident: Incident }[]> {
  const rows = await db
    .selectFrom('incident_log')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map((row) => row.incident_id))]
  const found = await db.selectFrom('incidents').selectAll().where('id', 'in', ids).execute()
  const incidents = new Map(found.map((row) => [row.id, toIncident(row)]))
  return rows.flatMap((row) => {
    const incident = incidents.get(row.incident_id)
    return incident ? [{ row: toLogRow(row), incident }] : []
  })
}

/** The number of the newest log row; 0 when there is none. */
export async function latestSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('incident_log')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}
