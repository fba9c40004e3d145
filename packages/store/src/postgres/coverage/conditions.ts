import type { CoverageQuery } from '@chudong/domain'
import { type RawBuilder, sql } from 'kysely'
import { quoted, tonedLexeme } from '../../query/lexemes.ts'
import type { Field, Query, Term, Words } from '../../query/parse-query.ts'

type Condition = RawBuilder<unknown>

/** The SQL condition of a whole search: what was typed, and the filters beside it. */
export function conditionsOf(query: Partial<CoverageQuery>, typed: Query): Condition {
  const all = [...filters(query), ...(typed.length > 0 ? [typedCondition(typed)] : [])]
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

function filters(query: Partial<CoverageQuery>): Condition[] {
  const lists: [Condition, readonly string[] | undefined][] = [
    [sql`type`, query.type],
    [sql`province`, query.province],
    [sql`source_id`, query.sourceId],
    [sql`tier`, query.tier],
    [sql`decision`, query.decision],
  ]
  const conditions = lists.flatMap(([column, values]) =>
    values && values.length > 0 ? [sql`${column} = any(${[...values]})`] : [],
  )
  if (query.disease && query.disease.length > 0)
    conditions.push(sql`diseases && ${[...query.disease]}::text[]`)
  if (query.from) conditions.push(sql`published_at >= ${query.from}`)
  if (query.to) conditions.push(sql`published_at < ${query.to}`)
  if (query.healthOnly) conditions.push(sql`health`)
  return conditions
}

/** Without fields, the whole query is one look-up in the word index; with them, one per alternative. */
function typedCondition(typed: Query): Condition {
  if (typed.flat().every((term) => term.kind === 'words'))
    return matches(typed.map((group) => `(${allOf(group)})`).join(' | '))
  return sql`(${sql.join(typed.map(groupCondition), sql` or `)})`
}

function groupCondition(group: readonly Term[]): Condition {
  const words = allOf(group)
  const parts = group.flatMap((term) => (term.kind === 'field' ? [fieldCondition(term)] : []))
  if (words !== '') parts.push(matches(words))
  return sql`(${sql.join(parts, sql` and `)})`
}

function allOf(group: readonly Term[]): string {
  const words = group.filter((term) => term.kind === 'words')
  return words.map((term) => (term.not ? `!(${phrase(term)})` : `(${phrase(term)})`)).join(' & ')
}

function phrase(words: Words): string {
  return words.tokens.map((token) => quoted(words.toned ? tonedLexeme(token) : token)).join(' <-> ')
}

function matches(tsquery: string): Condition {
  return sql`words @@ ${tsquery}::tsquery`
}

function fieldCondition({ field, value, not }: Field): Condition {
  const condition = {
    source: sql`(source_id = ${value} or source_key = ${value})`,
    province: sql`province_key = ${value}`,
    type: sql`coalesce(type, '') = ${value}`,
  }[field]
  return not ? sql`not ${condition}` : condition
}

/** The words that rank a document (any of them), as a tsquery; null when the query has none. */
export function rankingWords(typed: Query): string | null {
  const wanted = typed.flat().filter((term): term is Words => term.kind === 'words' && !term.not)
  return wanted.length > 0 ? wanted.map((words) => `(${phrase(words)})`).join(' | ') : null
}
