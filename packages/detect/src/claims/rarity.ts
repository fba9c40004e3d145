import concepts from '../../data/claims/concept-counts.json' with { type: 'json' }
import table from '../../data/term-counts.json' with { type: 'json' }
import { pairId, skeleton, wordId } from './words.ts'

/** In how many of the project's own texts each word and pair of words stands, by id. */
const OWN = ownCounts()
const OWN_CONCEPTS = new Map(
  Object.entries(concepts.counts as Record<string, number>).map(([name, count]) => [wordId(name), count]),
)

function ownCounts(): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const [term, count] of Object.entries(table.counts as Record<string, number>)) {
    const [first = '', second] = term.split(' ').map(skeleton)
    const id = second === undefined ? wordId(first) : pairId(wordId(first), wordId(second))
    counts.set(id, Math.min(table.texts, (counts.get(id) ?? 0) + count))
  }
  return counts
}

/**
 * Weight of a word by how few of the register's claims and of the project's own texts have it (inverse document
 * frequency, natural logarithm; about 0.5 for "của", 7 for a word that nobody wrote).
 */
export function rarityOf(claims: () => number, countOf: (id: number) => number): (id: number) => number {
  return (id) => Math.log((claims() + table.texts + 1) / (countOf(id) + (OWN.get(id) ?? 0) + 0.5))
}

/** As `rarityOf`, for concepts and places. */
export function conceptRarityOf(
  claims: () => number,
  countOf: (id: number) => number,
): (id: number) => number {
  return (id) => Math.log((claims() + concepts.texts + 1) / (countOf(id) + (OWN_CONCEPTS.get(id) ?? 0) + 0.5))
}
