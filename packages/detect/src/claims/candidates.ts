import { type ClaimPostings, keysOf } from './claim-index.ts'
import type { Described } from './describe.ts'

/** Postings walked for one query: a bound on work whatever the register holds. */
const MOST_POSTINGS = 120_000
const MOST_CANDIDATES = 16

/**
 * Claims worth a second look, by the rare words, pairs and concepts they share with the query: the heaviest by what
 * they share, and the heaviest for their length. Walks the rarest keys first, and no more postings than a fixed number.
 */
export function candidatesOf(index: ClaimPostings, query: Described): number[] {
  const concepts = [...query.concepts, ...query.places]
  const keys = keysOf(query.words, concepts).map((key) => ({ key, range: index.postings.range(key) }))
  keys.sort((a, b) => a.range[1] - a.range[0] - (b.range[1] - b.range[0]))
  const heavy = new Set(concepts)
  const scores = new Map<number, number>()
  let walked = 0
  for (const { key, range } of keys) {
    const [from, to] = range
    walked += to - from
    if (walked > MOST_POSTINGS) break
    const weight = heavy.has(key) ? index.conceptRarity(key) : index.rarity(key)
    if (weight <= 0) continue
    for (let at = from; at < to; at++) {
      const claim = index.postings.documents[at] ?? 0
      scores.set(claim, (scores.get(claim) ?? 0) + weight)
    }
  }
  return heaviest(index, scores)
}

function heaviest(index: ClaimPostings, scores: ReadonlyMap<number, number>): number[] {
  const all = [...scores].map(([claim, shared]) => {
    const length = index.words[claim]?.length ?? 0
    return { claim, shared, forLength: shared / Math.sqrt(length + 10) }
  })
  const top = (by: 'shared' | 'forLength') =>
    all.sort((a, b) => b[by] - a[by] || a.claim - b.claim).slice(0, MOST_CANDIDATES)
  return [...new Set([...top('shared'), ...top('forLength')].map(({ claim }) => claim))]
}
