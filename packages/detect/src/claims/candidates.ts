import { type ClaimPostings, keysOf, LONGEST_CLAIM } from './claim-index.ts'
import type { Described } from './describe.ts'

/** Postings walked for one query: a bound on work whatever the register holds. */
const MOST_POSTINGS = 120_000
const MOST_CANDIDATES = 16

/**
 * Claims worth a second look, by the rare words, pairs and concepts they share with the query: the heaviest by what
 * they share, and the heaviest for their length. Walks the rarest keys first, and no more postings than a fixed number.
 */
export function candidatesOf(index: ClaimPostings, query: Described): Set<number> {
  const concepts = [...query.concepts, ...query.places]
  const keys = keysOf(query.words, concepts).map((key) => ({ key, count: index.count(key) }))
  keys.sort((a, b) => a.count - b.count)
  const heavy = new Set(concepts)
  let walked = 0
  for (const { key, count } of keys) {
    walked += count
    if (walked > MOST_POSTINGS) break
    const weight = heavy.has(key) ? index.conceptRarity(key) : index.rarity(key)
    if (weight > 0 && count > 0) index.weigh(key, Math.round(weight * FINENESS))
  }
  return index.takeScores(heaviest)
}

/** So that scores are whole numbers and a sum does not hang on its order. */
const FINENESS = 4_096

function heaviest(scores: Int32Array, lengths: Uint16Array): Set<number> {
  const shared = highest()
  const forLength = highest()
  const limits = new Int32Array(ROOTS.length)
  limits[0] = NEVER
  let claim = nextAbove(scores, lengths, limits, 0)
  for (; claim < scores.length; claim = nextAbove(scores, lengths, limits, claim + 1)) {
    const score = scores[claim] as number
    const length = lengths[claim] as number
    const root = ROOTS[length] as number
    shared.offer(claim, score)
    forLength.offer(claim, score / root)
    limits[length] = Math.min(shared.least(), Math.floor(forLength.least() * root))
  }
  return new Set([...shared.claims(), ...forLength.claims()])
}

/** A claim that was removed has no words. */
const NEVER = 0x7fffffff
/** What a score is divided by, for claims of so many words. */
const ROOTS = Float64Array.from({ length: LONGEST_CLAIM + 1 }, (_, words) => Math.sqrt(words + 10))

/** The next claim whose score is above the limit for its length: this loop alone sees them all. */
function nextAbove(scores: Int32Array, lengths: Uint16Array, limits: Int32Array, from: number): number {
  let claim = from
  while (claim < scores.length && (scores[claim] as number) <= (limits[lengths[claim] as number] as number))
    claim++
  return claim
}

/** Keeps the few with the highest values, of equals those that came first. */
function highest() {
  const claims = new Int32Array(MOST_CANDIDATES)
  const values = new Float64Array(MOST_CANDIDATES)
  const last = MOST_CANDIDATES - 1
  return {
    offer(claim: number, value: number): void {
      if (value <= (values[last] as number)) return
      let at = last
      for (; at > 0 && value > (values[at - 1] as number); at--) {
        values[at] = values[at - 1] as number
        claims[at] = claims[at - 1] as number
      }
      values[at] = value
      claims[at] = claim
    },
    least: () => values[last] as number,
    claims: () => claims.filter((_, at) => (values[at] as number) > 0),
  }
}
