import { type ClaimPostings, keysOf } from './claim-index.ts'
import type { Described } from './describe.ts'
import type { Tally } from './postings.ts'

/** Postings walked for one query: a bound on work whatever the register holds. */
const MOST_POSTINGS = 120_000
const MOST_CANDIDATES = 16

/**
 * Claims worth a second look, by the rare words, pairs and concepts they share with the query: the heaviest by what
 * they share, and the heaviest for their length. Walks the rarest keys first, and no more postings than a fixed number.
 */
export function candidatesOf(index: ClaimPostings, query: Described): number[] {
  const concepts = [...query.concepts, ...query.places]
  const keys = keysOf(query.words, concepts).map((key) => ({ key, count: index.count(key) }))
  keys.sort((a, b) => a.count - b.count)
  const heavy = new Set(concepts)
  let walked = 0
  for (const { key, count } of keys) {
    walked += count
    if (walked > MOST_POSTINGS) break
    const weight = heavy.has(key) ? index.conceptRarity(key) : index.rarity(key)
    if (weight > 0 && count > 0) index.weigh(key, weight)
  }
  return index.takeScores(heaviest)
}

function heaviest({ scores, touched, size }: Tally, lengths: Int32Array): number[] {
  const shared = highest(MOST_CANDIDATES)
  const forLength = highest(MOST_CANDIDATES)
  for (let i = 0; i < size; i++) {
    const claim = touched[i] ?? 0
    const length = lengths[claim] ?? 0
    if (length === 0) continue
    const score = scores[claim] ?? 0
    shared.offer(claim, score)
    forLength.offer(claim, score / Math.sqrt(length + 10))
  }
  return [...new Set([...shared.claims(), ...forLength.claims()])]
}

/** Keeps the few with the highest values, of equals those that came first into the index. */
function highest(most: number) {
  const kept: { claim: number; value: number }[] = []
  let least = Number.NEGATIVE_INFINITY
  return {
    offer(claim: number, value: number): void {
      if (value < least) return
      let at = kept.length
      while (at > 0 && comesBefore(claim, value, kept[at - 1])) at--
      if (at >= most) return
      kept.splice(at, 0, { claim, value })
      if (kept.length > most) kept.pop()
      if (kept.length === most) least = kept.at(-1)?.value ?? least
    },
    claims: () => kept.map(({ claim }) => claim),
  }
}

function comesBefore(
  claim: number,
  value: number,
  other: { claim: number; value: number } | undefined,
): boolean {
  return other !== undefined && (value > other.value || (value === other.value && claim < other.claim))
}
