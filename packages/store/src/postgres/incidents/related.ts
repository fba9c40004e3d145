import { RelatedIncident } from '@chudong/domain'
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

const MOST = 10

/** See `IncidentRecords.related`: whichever of two items came later names the other. */
export async function related(db: Db, eventId: string): Promise<RelatedIncident[]> {
  const { rows } = await sql<RelatedIncident>`
    with links as (
      select other.event_id, own.related_names as names
      from placements own join placements other on other.article_id = own.related_to
      where own.event_id = ${eventId}
      union all
      select other.event_id, other.related_names
      from placements own join placements other on other.related_to = own.article_id
      where own.event_id = ${eventId}),
    named as (
      select distinct on (event_id) event_id, names from links
      where event_id <> ${eventId} order by event_id, jsonb_array_length(names) desc, names)
    select i.id, i.title, i.province, i.state, i.raised_at as "raisedAt", named.names
    from named join incidents i on i.event_id = named.event_id
    order by i.raised_at desc, i.id limit ${MOST}`.execute(db)
  return rows.map((row) => RelatedIncident.parse(row))
}
