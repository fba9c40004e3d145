import type { Funnel } from '@chudong/ports'
import { sql } from 'kysely'
import type { Db } from './connect.ts'

const nobody: Funnel = {
  articles: 0,
  health: 0,
  signals: 0,
  ask: 0,
  auto: 0,
  acknowledged: 0,
  dismissed: 0,
  confirmed: 0,
}

/**
 * Articles first stored from `from` (inclusive) to `to` (exclusive), the events they signal (a health article of
 * decision ask or auto), and the incidents raised in that time with what became of them since.
 */
export async function funnel(db: Db, from: Date, to: Date): Promise<Funnel> {
  const { rows } = await sql<Funnel>`
    select * from (
      select count(*) as articles,
        count(*) filter (where (a.assessment->>'health')::boolean) as health,
        count(distinct p.event_id) filter (
          where (a.assessment->>'health')::boolean and a.assessment->>'decision' in ('ask', 'auto')) as signals
      from articles a left join placements p on p.article_id = a.id
      where a.first_collected_at >= ${from} and a.first_collected_at < ${to}) as texts,
    (select count(*) filter (where decision = 'ask') as ask,
        count(*) filter (where decision = 'auto') as auto,
        count(*) filter (where acknowledged_at is not null) as acknowledged,
        count(*) filter (where state = 'dismissed') as dismissed,
        count(*) filter (where state in ('handled', 'informed', 'closed')) as confirmed
      from incidents where raised_at >= ${from} and raised_at < ${to}) as cases`.execute(db)
  return rows[0] ?? nobody
}
