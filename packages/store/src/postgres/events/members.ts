import { Assessment, type EventMember } from '@chudong/domain'
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

type MemberRow = Omit<EventMember, 'assessment'> & { assessment: unknown }

/**
 * The event's judged articles, oldest publication first. `collectedAt` is when we first stored the article, so that
 * the moment of grasping does not move with a revision. An outlet is an owner on one host, else the source itself.
 */
export async function membersOf(db: Db, eventId: string): Promise<EventMember[]> {
  const { rows } = await sql<MemberRow>`
    select a.id as "articleId", a.source_id as "sourceId", a.source_name as "sourceName",
      coalesce(s.source->>'owner', a.source_id) || ' ' || coalesce(substring(a.url from '^https?://([^/]+)'), '') as outlet, a.tier, r.title, a.url,
      coalesce(a.published_at, a.first_collected_at) as "publishedAt", a.first_collected_at as "collectedAt",
      a.revision, p.duplicate_of as "duplicateOf", p.turn, a.assessment
    from placements p
    join articles a on a.id = p.article_id
    left join sources s on s.id = a.source_id
    join article_revisions r on r.article_id = a.id and r.revision = a.revision
    where p.event_id = ${eventId} and a.assessment is not null
    order by "publishedAt", a.first_collected_at, a.id`.execute(db)
  return rows.map((row) => ({ ...row, assessment: Assessment.parse(row.assessment) }))
}
