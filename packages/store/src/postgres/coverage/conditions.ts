import type {
  CoverageQuery,
  QueryNumber,
  QueryPeriod,
  QueryTree,
  QueryValue,
  QueryWords,
} from '@chudong/domain'
import { type RawBuilder, sql } from 'kysely'
import { quoted, tonedLexeme } from '../../query/lexemes.ts'
import { wantedWords } from '../../query/wanted-words.ts'

type Condition = RawBuilder<unknown>

/** The SQL condition of a whole search: what was typed, and the filters beside it. */
export function conditionsOf(query: Partial<CoverageQuery>, typed: QueryTree): Condition {
  return sql.join([...filters(query), conditionOf(typed)], sql` and `)
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

/** A part made of words alone is one look-up in the word index, whatever its shape. */
function conditionOf(tree: QueryTree): Condition {
  const words = tsquery(tree)
  if (words !== null) return sql`words @@ ${words}::tsquery`
  switch (tree.kind) {
    case 'not':
      return sql`not coalesce(${conditionOf(tree.part)}, false)`
    case 'and':
      return joined(gathered(tree.parts), sql` and `, sql`true`)
    case 'or':
      return joined(tree.parts.map(conditionOf), sql` or `, sql`false`)
    case 'value':
      return valueCondition(tree)
    case 'number':
      return numberCondition(tree)
    case 'period':
      return periodCondition(tree)
    default:
      return sql`true`
  }
}

function joined(parts: Condition[], by: Condition, none: Condition): Condition {
  return parts.length > 0 ? sql`(${sql.join(parts, by)})` : none
}

/** The words of a conjunction go into one look-up. */
function gathered(parts: readonly QueryTree[]): Condition[] {
  const words = parts.filter((part) => tsquery(part) !== null)
  const rest = parts.filter((part) => !words.includes(part)).map(conditionOf)
  return words.length > 0 ? [conditionOf({ kind: 'and', parts: words }), ...rest] : rest
}

/** The tsquery of A part made of words alone; null for any other. */
function tsquery(tree: QueryTree): string | null {
  if (tree.kind === 'words') return `(${phrase(tree)})`
  if (tree.kind === 'not') {
    const part = tsquery(tree.part)
    return part === null ? null : `!${part}`
  }
  if (tree.kind !== 'and' && tree.kind !== 'or') return null
  const parts = tree.parts.map(tsquery)
  if (parts.length === 0 || parts.includes(null)) return null
  return `(${parts.join(tree.kind === 'and' ? ' & ' : ' | ')})`
}

function phrase({ tokens, toned, titleOnly }: QueryWords): string {
  const weight = titleOnly ? ':A' : ''
  return tokens.map((token) => quoted(toned ? tonedLexeme(token) : token) + weight).join(' <-> ')
}

function valueCondition({ field, value }: QueryValue): Condition {
  return {
    source: sql`(source_id = ${value} or source_key = ${value})`,
    province: sql`province_key = ${value}`,
    disease: sql`disease_keys @> ${[value]}::text[]`,
    type: sql`type = ${value}`,
    tier: sql`tier = ${value}`,
    decision: sql`decision = ${value}`,
    event: sql`event_id = ${value}`,
  }[field]
}

function numberCondition({ field, least, most }: QueryNumber): Condition {
  const column = { severity: sql`severity`, cases: sql`cases`, deaths: sql`deaths` }[field]
  const bounds = [
    sql`${column} is not null`,
    ...(least === null ? [] : [sql`${column} >= ${least}`]),
    ...(most === null ? [] : [sql`${column} <= ${most}`]),
  ]
  return joined(bounds, sql` and `, sql`true`)
}

function periodCondition({ from, to }: QueryPeriod): Condition {
  const bounds = [
    ...(from === null ? [] : [sql`published_at >= ${from}`]),
    ...(to === null ? [] : [sql`published_at < ${to}`]),
  ]
  return joined(bounds, sql` and `, sql`true`)
}

/** The words that rank a document (any of them), as a tsquery; null when the query has none. */
export function rankingWords(typed: QueryTree): string | null {
  const wanted = wantedWords(typed)
  return wanted.length > 0 ? wanted.map((words) => `(${phrase(words)})`).join(' | ') : null
}

/** Does any part of a search ask for words, wanted or not? */
export function holdsWords(typed: QueryTree): boolean {
  return wantedWords(typed).length + wantedWords(typed, false).length > 0
}
