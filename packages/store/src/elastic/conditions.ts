import type { CoverageFilter, QueryTree, QueryValue, QueryWords } from '@chudong/domain'
import type { estypes } from '@elastic/elasticsearch'
import { wantedWords } from '../query/wanted-words.ts'

type Query = estypes.QueryDslQueryContainer

/** A title says more of an article than one place of its text. */
const titleBoost = 3

/** The conditions of a whole search: what was typed, and the filters beside it. All must hold; none counts for rank. */
export function conditionsOf(query: Partial<CoverageFilter>, typed: QueryTree): Query[] {
  const lists: [string, readonly string[] | undefined][] = [
    ['type', query.type],
    ['province', query.province],
    ['sourceId', query.sourceId],
    ['tier', query.tier],
    ['decision', query.decision],
    ['diseases', query.disease],
  ]
  const filters: Query[] = lists.flatMap(([field, values]) =>
    values && values.length > 0 ? [{ terms: { [field]: [...values] } }] : [],
  )
  if (query.from || query.to) filters.push(period(query.from ?? null, query.to ?? null))
  if (query.healthOnly) filters.push({ term: { health: true } })
  return [...filters, conditionOf(typed)]
}

function conditionOf(tree: QueryTree): Query {
  switch (tree.kind) {
    case 'words':
      return words(tree, tree.titleOnly ? 'titleWords' : 'words')
    case 'not':
      return { bool: { must_not: [conditionOf(tree.part)] } }
    case 'and':
      return tree.parts.length > 0 ? { bool: { filter: tree.parts.map(conditionOf) } } : { match_all: {} }
    case 'or':
      return { bool: { should: tree.parts.map(conditionOf), minimum_should_match: 1 } }
    case 'value':
      return value(tree)
    case 'number':
      return { range: { [tree.field]: bounds(tree.least, tree.most, 'lte') } }
    case 'period':
      return period(tree.from, tree.to)
  }
}

/** A syllable or a phrase in one field, as written or folded. The field's analyzer cuts at spaces, as the tokens are. */
function words({ tokens, toned }: QueryWords, field: 'words' | 'titleWords', boost = 1): Query {
  const name = `${field}.${toned ? 'toned' : 'folded'}`
  return { match_phrase: { [name]: { query: tokens.join(' '), boost } } }
}

function value({ field, value }: QueryValue): Query {
  if (field === 'source') {
    const either: Query[] = [{ term: { sourceId: value } }, { term: { sourceKey: value } }]
    return { bool: { should: either, minimum_should_match: 1 } }
  }
  const names = { province: 'provinceKey', disease: 'diseaseKeys', event: 'eventId' } as Record<
    string,
    string
  >
  return { term: { [names[field] ?? field]: value } }
}

function period(from: Date | null, to: Date | null): Query {
  return { range: { publishedAt: bounds(from?.getTime() ?? null, to?.getTime() ?? null, 'lt') } }
}

function bounds(least: number | null, most: number | null, upper: 'lt' | 'lte') {
  return { ...(least === null ? {} : { gte: least }), ...(most === null ? {} : { [upper]: most }) }
}

/** What ranks a document: any of the wanted words, those of the title more. Null when the query has none. */
export function rankingOf(typed: QueryTree): Query[] | null {
  const wanted = wantedWords(typed)
  if (wanted.length === 0) return null
  return wanted.flatMap((one) => [
    words(one, 'titleWords', titleBoost),
    ...(one.titleOnly ? [] : [words(one, 'words')]),
  ])
}
