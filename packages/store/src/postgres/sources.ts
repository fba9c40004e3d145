import { Source, type SourceHealth } from '@chudong/domain'
import type { PollOutcome, SourceRecords } from '@chudong/ports'
import { type Selectable, sql } from 'kysely'
import { storableOrNull, toJson } from '../storable.ts'
import type { Db } from './connect.ts'
import type { SourcesTable } from './tables.ts'

type SourceRow = Selectable<SourcesTable> & { last_item_at: Date | null }

/** Sources with the outcome of their polls. */
export function sources(db: Db): SourceRecords {
  return {
    save: (list) => save(db, list),
    list: async () => (await withHealth(db).orderBy('id').execute()).map(view),
    get: async (id) => {
      const row = await withHealth(db).where('id', '=', id).executeTakeFirst()
      return row ? view(row) : null
    },
    setEnabled: async (id, enabled) => {
      await db.updateTable('sources').set({ enabled }).where('id', '=', id).execute()
    },
    due: (now, stretch = 1) => due(db, now, stretch),
    inSevereIncidents: (since) => inSevereIncidents(db, since),
    polled: (id, outcome, at, nextPollAt) => polled(db, id, outcome, at, nextPollAt),
  }
}

/** Silence is measured from when an article new to us last came, so that is looked up and never kept twice. */
function withHealth(db: Db) {
  return db
    .selectFrom('sources')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('articles')
        .select((e) => e.fn.max('first_collected_at').as('at'))
        .whereRef('articles.source_id', '=', 'sources.id')
        .as('last_item_at'),
    )
}

function view(row: SourceRow): { source: Source; health: SourceHealth } {
  return { source: Source.parse({ ...row.source, enabled: row.enabled }), health: healthOf(row) }
}

function healthOf(row: SourceRow): SourceHealth {
  return {
    sourceId: row.id,
    state: row.state,
    lastPollAt: row.last_poll_at,
    lastOkAt: row.last_ok_at,
    lastItemAt: row.last_item_at,
    nextPollAt: row.next_poll_at,
    failures: row.failures,
    error: row.error,
    items: row.items,
    etag: row.etag,
    lastModified: row.last_modified,
    bodyHash: row.body_hash,
  }
}

async function save(db: Db, list: readonly Source[]) {
  if (list.length === 0) return
  const rows = list.map((source) => ({
    id: source.id,
    source: toJson(source),
    enabled: source.enabled,
    pollable: isPollable(source),
  }))
  await sql`
    insert into sources (id, source, enabled, pollable)
    select * from jsonb_to_recordset(${JSON.stringify(rows.map(withObject))}::jsonb)
      as s(id text, source jsonb, enabled boolean, pollable boolean)
    order by id
    on conflict (id) do update set
      source = excluded.source, pollable = excluded.pollable`.execute(db)
}

function withObject(row: { source: string }) {
  return { ...row, source: JSON.parse(row.source) as unknown }
}

function isPollable(source: Source) {
  return source.method !== 'import' && source.method !== 'form' && source.url !== null
}

async function due(db: Db, now: Date, stretch: number): Promise<Source[]> {
  const stretched = sql<Date>`next_poll_at + coalesce(next_poll_at - last_poll_at, interval '0') * ${stretch - 1}::float8`
  const rows = await db
    .selectFrom('sources')
    .select(['source', 'enabled'])
    .where('enabled', '=', true)
    .where('pollable', '=', true)
    .where((eb) => eb.or([eb('next_poll_at', 'is', null), eb(stretched, '<=', now)]))
    .orderBy('next_poll_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  return rows.map((row) => Source.parse({ ...row.source, enabled: row.enabled }))
}

async function inSevereIncidents(db: Db, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.source_id as id
    from incidents i join placements p on p.event_id = i.event_id join articles a on a.id = p.article_id
    where i.severity >= 4 and i.updated_at >= ${since} and i.state not in ('closed', 'dismissed', 'merged')
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a failed or unchanged poll does not know (number of items, ETag…) stays as the last full one said. */
async function polled(db: Db, id: string, outcome: PollOutcome, at: Date, nextPollAt: Date) {
  const failed = outcome.state === 'failed'
  const partial = failed || outcome.state === 'unchanged'
  await db
    .updateTable('sources')
    .set((eb) => ({
      state: outcome.state,
      last_poll_at: at,
      next_poll_at: nextPollAt,
      error: storableOrNull(outcome.error),
      failures: failed ? eb('failures', '+', 1) : 0,
      ...(outcome.state === 'ok' ? { last_ok_at: at } : {}),
      ...(partial ? {} : { items: outcome.found.length }),
      etag: partial ? eb.fn.coalesce(eb.val(outcome.etag), 'etag') : outcome.etag,
      last_modified: partial
        ? eb.fn.coalesce(eb.val(outcome.lastModified), 'last_modified')
        : outcome.lastModified,
      body_hash: partial ? eb.fn.coalesce(eb.val(outcome.bodyHash), 'body_hash') : outcome.bodyHash,
    }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_poll_at', 'is', null), eb('last_poll_at', '<=', at)]))
    .execute()
}
