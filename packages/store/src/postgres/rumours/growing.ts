import { officialOrPress, type RumourChain } from '@chudong/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../connect.ts'

const day = 86_400_000
const windowDays = 7
const leastCopies = 3
const leastSources = 2
/** Chains that grew in a day and are looked at whole, those with most new copies first. */
const mostChains = 500
const mostSources = 20
const most = 100
const official = [...officialOrPress]

/** See `RumourRecords.growing`. Starts from the day's copies and goes through the members of their chains by index. */
export async function growing(db: Db, now: Date, limit = 20): Promise<RumourChain[]> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const { rows } = await sql<RumourChain>`
    with ${members(ago(1))}, ${chains(ago(windowDays), ago(1), ago(2))}, ${unknown(limit)}
    select u.root as id, r.title, r.text, u.first as "firstSeenAt", u.last as "lastSeenAt", u.copies,
      u.last_day as "lastDay", u.day_before as "dayBefore", u.suspicion, u.official_items as "officialItems",
      u.sources as "sourceCount", s.sources
    from unknown u
    cross join lateral (select id, revision from told t where t.root = u.root order by seen, id limit 1) earliest
    join article_revisions r on r.article_id = earliest.id and r.revision = earliest.revision
    cross join lateral (${sourcesSince(ago(windowDays))}) s
    order by ${order}`.execute(db)
  return rows.map((row) => ({
    ...row,
    sources: row.sources.map((source) => ({ ...source, seenAt: new Date(source.seenAt) })),
  }))
}

type Part = RawBuilder<unknown>

/**
 * The copies of a day, their chains, and all that belongs to these: an original that was found to be a copy later takes its
 * own copies along. A source that is watched speaks under its id, pages whose posts came in one file by their names. A copy was seen when it was published, or when it came to us, should its page name a later time.
 */
function members(yesterday: Date): Part {
  return sql`
    grown as materialized (
      select coalesce(o.duplicate_of, p.duplicate_of) as root
      from placements p left join placements o on o.article_id = p.duplicate_of
      where p.duplicate_of is not null and p.at > ${yesterday}
      group by 1 order by count(*) desc, 1 limit ${mostChains}),
    members as materialized (
      select g.root, p.article_id, p.event_id, p.at from grown g join placements p on p.article_id = g.root
      union
      select g.root, p.article_id, p.event_id, p.at from grown g join placements p on p.duplicate_of = g.root
      union
      select g.root, q.article_id, q.event_id, q.at from grown g
        join placements p on p.duplicate_of = g.root join placements q on q.duplicate_of = p.article_id),
    told as materialized (
      select m.root, m.event_id, a.id, a.revision, a.source_id, a.source_name, a.tier, a.url, a.assessment,
        case when s.id is null then a.source_id || ' ' || a.source_name else s.id end as speaker,
        least(m.at, a.first_collected_at) as seen
      from members m join articles a on a.id = m.article_id left join sources s on s.id = a.source_id)`
}

/** Chains that are large enough, about health, and without an office or a newspaper. */
function chains(since: Date, yesterday: Date, before: Date): Part {
  return sql`
    chains as (
      select root, min(seen) as first, max(seen) as last,
        count(*) filter (where seen > ${since}) as copies,
        count(distinct speaker) filter (where seen > ${since}) as sources,
        count(*) filter (where seen > ${yesterday}) as last_day,
        count(*) filter (where seen > ${before} and seen <= ${yesterday}) as day_before,
        coalesce(max((assessment->>'suspicion')::double precision), 0) as suspicion,
        array_agg(distinct event_id) filter (where event_id is not null) as events
      from told group by root
      having count(*) filter (where seen > ${since}) >= ${leastCopies}
        and count(distinct speaker) filter (where seen > ${since}) >= ${leastSources}
        and bool_or(seen > ${yesterday}) and bool_or((assessment->>'health')::boolean)
        and not bool_or(tier = any(${official}::text[])))`
}

const order = sql`u.official_items > 0, u.last_day - u.day_before desc, u.last_day desc, u.copies desc, u.root`

/** Chains of which no copy means a standing claim of the register, with what offices and newspapers write of their events. */
function unknown(limit: number): Part {
  return sql`
    unknown as materialized (
      select u.* from (
        select c.*, (
          select count(*) from placements p join articles a on a.id = p.article_id
          where p.event_id = any(c.events) and a.tier = any(${official}::text[])) as official_items
        from chains c
        where not exists (
          select from told t join claims k on k.id = t.assessment->'knownClaim'->>'claimId'
          where t.root = c.root and k.withdrawn_at is null
            and t.assessment->'knownClaim'->>'relation' in ('asserts', 'debunks'))) u
      order by ${order} limit ${Math.min(Math.max(limit, 0), most)})`
}

/** Each source of the window by its first copy there, the earliest sources first. */
function sourcesSince(since: Date): Part {
  return sql`
  select jsonb_agg(to_jsonb(one) order by one."seenAt", one."articleId") as sources from (
    select * from (
      select distinct on (speaker) source_id as "sourceId", source_name as "sourceName", tier,
        id as "articleId", url, seen as "seenAt"
      from told t where t.root = u.root and seen > ${since} order by speaker, seen, id) each
    order by "seenAt", "articleId" limit ${mostSources}) one`
}
