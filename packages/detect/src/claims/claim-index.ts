import { type Postings, postingsOf } from './postings.ts'
import { rarityOf } from './rarity.ts'
import { pairId, skeletonWords, wordId } from './words.ts'

/** The register made searchable: its claims by the words and pairs of words they use. */
export interface ClaimPostings {
  claims: readonly Int32Array[]
  /** Weight of all words of each claim. */
  weights: Float32Array
  postings: Postings
  rarity(id: number): number
}

/** Of a long claim this many pairs are kept, chosen by their hash so that copies of it choose the same. */
const MOST_PAIRS = 200

/** Indexes claim texts; a claim is named by its place in the list. */
export function indexClaims(texts: readonly string[]): ClaimPostings {
  const claims = texts.map((text) => Int32Array.from(skeletonWords(text), wordId))
  const postings = postingsOf(claims.map((words) => Int32Array.from([...new Set(words), ...pairsOf(words)])))
  const countOf = (id: number) => {
    const [from, to] = postings.range(id)
    return to - from
  }
  const rarity = rarityOf(claims.length, countOf)
  const weights = Float32Array.from(claims, (words) => words.reduce((sum, word) => sum + rarity(word), 0))
  return { claims, weights, postings, rarity }
}

/** At most 200 distinct pairs of neighbouring words; of a longer text those with the lowest hashes. */
export function pairsOf(words: Int32Array): number[] {
  const pairs = new Set<number>()
  for (let i = 1; i < words.length; i++) pairs.add(pairId(words[i - 1] ?? 0, words[i] ?? 0))
  if (pairs.size <= MOST_PAIRS) return [...pairs]
  return [...pairs].sort((a, b) => order(a) - order(b)).slice(0, MOST_PAIRS)
}

/** Another hash than the one that fills buckets. */
function order(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 0
}
