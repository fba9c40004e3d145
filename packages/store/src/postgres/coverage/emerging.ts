import type { EmergingPhrase } from '@chudong/domain'
import type { EmergingQuery } from '@chudong/ports'
import { type Kysely, sql } from 'kysely'
import { phrasesOf, tellingPhrases } from '../../query/emerging.ts'
import type { Tables } from '../tables.ts'
import { conditionsOf } from './conditions.ts'

/** Titles that are compared, the newest: a month of a large desk, counted in well under a second. */
const mostTitles = 30_000

/** See `Coverage.emerging`. */
export async function emerging(db: Kysely<Tables>, query: EmergingQuery): Promise<EmergingPhrase[]> {
  const { from, to, since, type, province } = query
  const filter = {
    from: since,
    to,
    type: type === undefined ? [] : [type],
    province: province === undefined ? [] : [province],
  }
  const { rows } = await sql<{ title: string; isNew: boolean }>`
    select title, published_at >= ${from} as "isNew" from coverage_docs
    where ${conditionsOf(filter, { kind: 'and', parts: [] })} and duplicate_of is null
    order by published_at desc limit ${mostTitles}`.execute(db)
  // What is new comes first, so that a phrase of older titles alone is never counted.
  const counted = new Map<string, EmergingPhrase>()
  for (const { title, isNew } of rows)
    for (const phrase of phrasesOf(title)) {
      const count = counted.get(phrase) ?? (isNew ? { phrase, articles: 0, inAll: 0 } : null)
      if (!count) continue
      count.inAll++
      if (isNew) count.articles++
      counted.set(phrase, count)
    }
  const articles = rows.filter(({ isNew }) => isNew).length
  return tellingPhrases([...counted.values()], { articles, inAll: rows.length }, query.limit)
}
