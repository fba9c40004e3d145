import type { Assessment } from '@chudong/domain'
import { sql } from 'kysely'
import { toJson } from '../../storable.ts'
import type { Db } from '../connect.ts'
import { markChanged } from '../outbox.ts'

/** See `ArticleRecords.saveAssessment`. The same judgement of the same text twice changes nothing the second time. */
export async function saveAssessment(
  db: Db,
  id: string,
  contentHash: string,
  assessment: Assessment,
): Promise<boolean> {
  const judgement = toJson(assessment)
  const { rows } = await sql<{ current: boolean }>`
    with known as materialized (
      select id, assessed_hash is distinct from ${contentHash} or assessment is distinct from ${judgement}::jsonb as differs
      from articles where id = ${id} and content_hash = ${contentHash} for update),
    changed as (
      update articles a set version = version + 1, assessment = ${judgement}::jsonb, assessed_hash = ${contentHash}
      from known where a.id = known.id and known.differs returning a.id),
    ${markChanged(id)}
    select exists (select from known) as current`.execute(db)
  return rows[0]?.current ?? false
}
