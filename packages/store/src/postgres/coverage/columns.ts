import { sql } from 'kysely'

/** The columns of a document, of `coverage_docs d`. */
export const docColumns = sql`
  d.id, d.version, d.title, d.text, d.url, d.source_id as "sourceId", d.source_name as "sourceName", d.tier,
  d.published_at as "publishedAt", d.collected_at as "collectedAt", d.health, d.decision, d.score, d.type, d.severity,
  d.cases, d.deaths, d.province, d.diseases, d.suspicion, d.event_id as "eventId", d.duplicate_of as "duplicateOf"`
