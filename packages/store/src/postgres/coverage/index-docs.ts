import type { CoverageDoc } from '@chudong/domain'
import type { Refused } from '@chudong/ports'
import { fold } from '@chudong/vietnamese'
import { type Kysely, sql } from 'kysely'
import { docMark } from '../../query/doc-mark.ts'
import { documentVector } from '../../query/lexemes.ts'
import { newestOf } from '../../query/newest-of.ts'
import { toJson } from '../../storable.ts'
import type { Tables } from '../tables.ts'

const batch = 200

/** Writes documents in batches; a document already there in a newer version stays as it is. See `Coverage.index`. */
export async function indexDocs(db: Kysely<Tables>, docs: readonly CoverageDoc[]): Promise<Refused[]> {
  const newest = newestOf(docs).sort((a, b) => (a.id < b.id ? -1 : 1))
  const refused: Refused[] = []
  for (let at = 0; at < newest.length; at += batch)
    refused.push(...(await writeOrRefuse(db, newest.slice(at, at + batch))))
  return refused
}

/** A batch with a value that no row can hold is written one by one, to find it. */
async function writeOrRefuse(db: Kysely<Tables>, docs: readonly CoverageDoc[]): Promise<Refused[]> {
  try {
    await write(db, docs)
    return []
  } catch (error) {
    if (!isUnacceptable(error)) throw error
    const [only] = docs
    if (only && docs.length === 1) return [{ id: only.id, version: only.version, reason: error.message }]
    const refused: Refused[] = []
    for (const doc of docs) refused.push(...(await writeOrRefuse(db, [doc])))
    return refused
  }
}

/** Data exceptions (22) and values over a limit of the server (54) come again with every try. */
function isUnacceptable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))
}

async function write(db: Kysely<Tables>, docs: readonly CoverageDoc[]): Promise<void> {
  await sql`
    insert into coverage_docs (id, version, mark, title, text, url, source_id, source_name, source_key, tier,
      published_at, collected_at, health, decision, score, type, severity, cases, deaths, province, province_key,
      diseases, disease_keys, suspicion, event_id, duplicate_of, words)
    select d.id, d.version, d.mark, d.title, d.text, d.url, d."sourceId", d."sourceName", d."sourceKey", d.tier,
      d."publishedAt", d."collectedAt", d.health, d.decision, d.score, d.type, d.severity, d.cases,
      d.deaths, d.province, d."provinceKey", array(select jsonb_array_elements_text(d.diseases)),
      array(select jsonb_array_elements_text(d."diseaseKeys")), d.suspicion, d."eventId", d."duplicateOf", d.words::tsvector
    from jsonb_to_recordset(${toJson(docs.map(toRow))}::jsonb) as d(id text, version bigint, mark bigint, title text,
      text text, url text, "sourceId" text, "sourceName" text, "sourceKey" text, tier text,
      "publishedAt" timestamptz, "collectedAt" timestamptz, health boolean, decision text, score double precision,
      type text, severity integer, cases integer, deaths integer, province text, "provinceKey" text, diseases jsonb,
      "diseaseKeys" jsonb, suspicion double precision, "eventId" text, "duplicateOf" text, words text)
    on conflict (id) do update set version = excluded.version, mark = excluded.mark, title = excluded.title,
      text = excluded.text, url = excluded.url, source_id = excluded.source_id, source_name = excluded.source_name,
      source_key = excluded.source_key, tier = excluded.tier, published_at = excluded.published_at,
      collected_at = excluded.collected_at, health = excluded.health, decision = excluded.decision,
      score = excluded.score, type = excluded.type, severity = excluded.severity, province = excluded.province,
      cases = excluded.cases, deaths = excluded.deaths, province_key = excluded.province_key,
      diseases = excluded.diseases, disease_keys = excluded.disease_keys, suspicion = excluded.suspicion,
      event_id = excluded.event_id, duplicate_of = excluded.duplicate_of, words = excluded.words
    where excluded.version >= coverage_docs.version`.execute(db)
}

function toRow(doc: CoverageDoc) {
  return {
    ...doc,
    mark: BigInt.asIntN(64, docMark(doc.id, doc.version)).toString(),
    sourceKey: fold(doc.sourceName),
    provinceKey: fold(doc.province),
    diseaseKeys: doc.diseases.map(fold),
    words: documentVector(doc.title, doc.text),
  }
}
