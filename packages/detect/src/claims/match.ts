import { align, placesOf, type Weighed } from './align.ts'
import { candidatesOf } from './candidates.ts'
import { type ClaimPostings, indexClaims } from './claim-index.ts'
import { type ClaimRelation, denies } from './relation.ts'
import { skeletonWords, wordId } from './words.ts'

/** A claim that was judged before. */
export interface KnownClaim<Id = string> {
  id: Id
  claim: string
}

/** What a text says of the register: `claimId` only when that is sure, `bestClaimId` the nearest claim in any case. */
export interface ClaimMatch<Id = string> {
  claimId: Id | null
  bestClaimId: Id | null
  /** 0..1; comparable between texts. */
  score: number
  relation: ClaimRelation
}

/** A short text is never matched by the machine alone. */
const LEAST_WORDS = 8
const NO_MATCH: ClaimMatch<never> = { claimId: null, bestClaimId: null, score: 0, relation: 'other' }
/** Scores from which a match is taken as sure. */
const SURE = 0.5

/**
 * Makes the register searchable. The function that comes back finds the claim a text repeats, whether the text lost its
 * tones, was cut, is written in teencode or puts other words around it. Pure; the same register and text give the same match.
 */
export function claimIndex<Id>(claims: readonly KnownClaim<Id>[]): (text: string) => ClaimMatch<Id> {
  const index = indexClaims(claims.map(({ claim }) => claim))
  return (text) => {
    const words = Int32Array.from(skeletonWords(text), wordId)
    const best = nearest(index, words)
    const known = best && claims[best.claim]
    if (!best || !known) return NO_MATCH
    const sure = words.length >= LEAST_WORDS && best.score >= SURE
    return {
      claimId: sure ? known.id : null,
      bestClaimId: known.id,
      score: Math.round(best.score * 10_000) / 10_000,
      relation: sure ? (denies(text) ? 'debunks' : 'asserts') : 'other',
    }
  }
}

function nearest(index: ClaimPostings, words: Int32Array): { claim: number; score: number } | null {
  const query: Weighed = { words, weights: Float32Array.from(words, index.rarity) }
  const total = query.weights.reduce((sum, weight) => sum + weight, 0)
  const places = placesOf(words)
  const found = candidatesOf(index, words)
  let best = found[0] === undefined ? null : { claim: found[0], score: 0 }
  for (const claim of found) {
    const shared = align(query, places, index.claims[claim] ?? new Int32Array())
    const score = copied(shared.first / total, shared.second / (index.weights[claim] ?? 1), shared)
    if (!best || score > best.score) best = { claim, score }
  }
  return best
}

/** How sure it is that one text repeats a part of the other: by the share of either that is repeated, and how much that is. */
function copied(
  ofQuery: number,
  ofClaim: number,
  { first, second }: { first: number; second: number },
): number {
  const amount = Math.min(first, second)
  if (amount === 0) return 0
  return 1 / (1 + Math.exp(-2 * (4 * Math.max(ofQuery, ofClaim) + 0.7 * Math.log((amount + 1) / 40) - 3.2)))
}
