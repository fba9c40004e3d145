import { HealthEvent } from '@chudong/domain'
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
    saveSummary: (event) => saveSummary(db, event),
    get: async (eventId) => {
      const row = await db.selectFrom('events').select('summary').where('id', '=', eventId).executeTakeFirst()
      return row ? HealthEvent.parse(row.summary) : null
    },
  }
}

/** A summary of an earlier turn was drawn from less and never replaces a later one. */
async function saveSummary(db: Db, event: HealthEvent): Promise<void> {
  await sql`
    insert into events (id, items, summary) values (${event.id}, ${event.items}, ${toJson(event)})
    on conflict (id) do update set items = excluded.items, summary = excluded.summary
    where (excluded.summary ->> 'turn')::bigint >= coalesce((events.summary ->> 'turn')::bigint, 0)`.execute(
    db,
  )
}
