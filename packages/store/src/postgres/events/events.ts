import { type EventMember, HealthEvent } from '@chudong/domain'
import type { EventRecords } from '@chudong/ports'
import { sql } from 'kysely'
import { toJson } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { inTurn } from './in-turn.ts'
import { membersOf } from './members.ts'
import { place } from './place.ts'
import { sketchCache } from './sketch-cache.ts'

/** Grouping of articles into events, and each event's summary. */
export function events(db: Db): EventRecords {
  const cache = sketchCache()
  const oneByOne = inTurn()
  return {
    place: (sketch, keys, decide) => oneByOne(() => place(db, cache, sketch, keys, decide)),
    members: (eventId) => membersOf(db, eventId),
    saveSummary: (event, drawnFrom) => saveSummary(db, event, drawnFrom),
    get: async (eventId) => {
      const row = await db.selectFrom('events').select('summary').where('id', '=', eventId).executeTakeFirst()
      return row ? HealthEvent.parse(row.summary) : null
    },
  }
}

/** Articles never leave an event, so a summary of fewer items was drawn earlier and must not replace a later one. */
async function saveSummary(db: Db, event: HealthEvent, drawnFrom: readonly EventMember[]): Promise<boolean> {
  const { rows } = await sql<{ stamp: string }>`
    with saved as (
      insert into events (id, items, summary) values (${event.id}, ${event.items}, ${toJson(event)})
      on conflict (id) do update set items = excluded.items, summary = excluded.summary
      where excluded.items >= events.items)
    select a.id || '.' || a.revision || '.' || (a.assessment ->> 'decision') as stamp
    from placements p join articles a on a.id = p.article_id
    where p.event_id = ${event.id} and a.assessment is not null`.execute(db)
  const known = new Set(drawnFrom.map((one) => `${one.articleId}.${one.revision}.${one.assessment.decision}`))
  return rows.length === known.size && rows.every(({ stamp }) => known.has(stamp))
}
