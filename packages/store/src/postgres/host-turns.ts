import { randomUUID } from 'node:crypto'
import { type HostTurns, LOOK_MS, TURN_MS, type Turn } from '@chudong/ports'
import { type RawBuilder, sql } from 'kysely'
import { storable } from '../storable.ts'
import { type ConnectOptions, connect, type Db } from './connect.ts'

const SHARED: Turn = { keep: async () => undefined, end: async () => undefined }

/** Opens the turns of hosts on a migrated database. Time is that of its server. */
export function openHostTurns(options: ConnectOptions): HostTurns {
  const db = connect(options, 'in-order')
  return {
    take: (host, intervalMs) => take(db, storable(host), intervalMs),
    hold: async (host, ms) => {
      await sql`
        insert into host_turns as t (host, held_until) values (${storable(host)}, ${after(ms)})
        on conflict (host) do update set held_until = greatest(t.held_until, excluded.held_until)`.execute(db)
    },
    close: () => db.destroy(),
  }
}

const now = sql`clock_timestamp()`

function after(ms: number): RawBuilder<Date> {
  return sql<Date>`clock_timestamp() + ${ms}::double precision * interval '1 millisecond'`
}

async function take(db: Db, host: string, intervalMs: number): ReturnType<HostTurns['take']> {
  const owner = intervalMs > 0 ? randomUUID() : null
  if (owner && (await begin(db, host, intervalMs, owner))) return { turn: turnOf(db, host, owner) }
  const waitMs = await waitOf(db, host)
  if (waitMs > 0) return { waitMs }
  return owner ? { waitMs: 1 } : { turn: SHARED }
}

/** One statement, so that of many that ask at once one gets it. */
async function begin(db: Db, host: string, intervalMs: number, owner: string): Promise<boolean> {
  const { rows } = await sql`
    insert into host_turns as t (host, owner, free_at, interval_ms, interval_until)
    values (${host}, ${owner}::uuid, ${after(TURN_MS)}, ${intervalMs}, ${now} + interval '1 hour')
    on conflict (host) do update set owner = excluded.owner, free_at = excluded.free_at,
      interval_ms = case when t.interval_until < ${now} then excluded.interval_ms
        else greatest(t.interval_ms, excluded.interval_ms) end,
      interval_until = case when t.interval_until < ${now} or excluded.interval_ms >= t.interval_ms
        then excluded.interval_until else t.interval_until end
    where greatest(t.free_at, t.held_until) <= ${now}
    returning host`.execute(db)
  return rows.length > 0
}

/** Milliseconds until asking again is worthwhile; 0 when the host is free. */
async function waitOf(db: Db, host: string): Promise<number> {
  const { rows } = await sql<{ held: number; rest: number; taken: boolean }>`
    select ${milliseconds('held_until')} as held, ${milliseconds('free_at')} as rest, owner is not null as taken
    from host_turns where host = ${host}`.execute(db)
  const [row] = rows
  if (!row) return 0
  if (row.held > 0) return Math.ceil(row.held)
  return Math.max(0, Math.ceil(row.taken ? Math.min(row.rest, LOOK_MS) : row.rest))
}

function milliseconds(column: 'held_until' | 'free_at') {
  return sql`greatest(0, extract(epoch from ${sql.ref(column)} - clock_timestamp()) * 1000)::double precision`
}

function turnOf(db: Db, host: string, owner: string): Turn {
  return {
    keep: async () => {
      await sql`update host_turns set free_at = ${after(TURN_MS)}
        where host = ${host} and owner = ${owner}::uuid`.execute(db)
    },
    end: async () => {
      await sql`update host_turns set owner = null, free_at = ${now} + interval_ms * interval '1 millisecond'
        where host = ${host} and owner = ${owner}::uuid`.execute(db)
    },
  }
}
