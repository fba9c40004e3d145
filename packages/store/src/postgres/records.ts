import type { Records } from '@chudong/ports'
import { sql } from 'kysely'
import { articles } from './articles/articles.ts'
import { claims } from './claims/claims.ts'
import { type ConnectOptions, connect } from './connect.ts'
import { events } from './events/events.ts'
import { funnel } from './funnel.ts'
import { incidents } from './incidents/incidents.ts'
import { openNotices } from './notices.ts'
import { outbox } from './outbox.ts'
import { people } from './people/people.ts'
import { growing } from './rumours/growing.ts'
import { sources } from './sources.ts'

/** Opens the records on a migrated database. Rejects when the server does not answer. */
export async function openRecords(options: ConnectOptions): Promise<Records> {
  const db = connect(options, 'at-once')
  const flow = connect(options, 'in-order')
  const notices = openNotices(options)
  try {
    await db.selectFrom('sources').select('id').limit(1).execute()
  } catch (cause) {
    await Promise.all([db.destroy(), flow.destroy()])
    throw new Error('the records cannot be opened: no server, or migrate() was not called', { cause })
  }
  return {
    sources: sources(flow),
    articles: articles(flow),
    events: events(flow),
    incidents: incidents(db, notices),
    claims: claims(db),
    rumours: { growing: (now, limit) => growing(db, now, limit) },
    people: people(db),
    outbox: outbox(flow),
    funnel: (from, to) => funnel(db, from, to),
    ping: async () => {
      await sql`select 1`.execute(db)
    },
    close: async () => {
      await notices.close()
      await Promise.all([db.destroy(), flow.destroy()])
    },
  }
}
