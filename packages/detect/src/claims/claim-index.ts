import { conceptsOf } from './concepts.ts'
import { describe, pairsOf } from './describe.ts'
import { type Rarities, type WeighedText, weighText } from './likeness.ts'
import { type Postings, postingsOf } from './postings.ts'
import { conceptRarityOf, rarityOf } from './rarity.ts'
import { skeletonWords, wordId } from './words.ts'

/** A claim that was judged before; its correction, when known, helps to find texts that answer it. */
export interface KnownClaim<Id = string> {
  id: Id
  claim: string
  correction?: string | null | undefined
}

/** The register made searchable: its claims by the words, pairs of words and concepts they use. */
export interface ClaimPostings extends Rarities {
  /** Words of each claim in order. */
  words: readonly Int32Array[]
  postings: Postings
  /** A claim and its correction, read when they are first looked at. */
  weighed(claim: number): WeighedClaim
}

interface WeighedClaim {
  claim: WeighedText
  correction: WeighedText | null
}

/** Of a long claim this many pairs are kept, chosen by their hash so that copies of it choose the same. */
const MOST_PAIRS = 200
const MOST_WEIGHED = 20_000

/** A claim with its words and keys: reading them is most of the work of indexing, and is done once for each claim. */
export interface ReadClaim<Id = string> extends KnownClaim<Id> {
  words: Int32Array
  keys: Int32Array
}

/** Reads a claim for the index. */
export function readClaim<Id>(known: KnownClaim<Id>): ReadClaim<Id> {
  const words = Int32Array.from(skeletonWords(known.claim), wordId)
  const keys = Int32Array.from(keysOf(words, conceptsOf(known.claim).map(wordId)))
  return { ...known, words, keys }
}

/** Indexes claims; one is named by its place in the list. */
export function indexClaims(claims: readonly ReadClaim<unknown>[]): ClaimPostings {
  const postings = postingsOf(claims.map(({ keys }) => keys))
  const countOf = (id: number) => {
    const [from, to] = postings.range(id)
    return to - from
  }
  const rarities = {
    rarity: rarityOf(claims.length, countOf),
    conceptRarity: conceptRarityOf(claims.length, countOf),
  }
  return {
    words: claims.map(({ words }) => words),
    postings,
    ...rarities,
    weighed: weigher(claims, rarities),
  }
}

/** What a text is looked up by: its words, at most 200 pairs of them, its concepts and places; each once. */
export function keysOf(words: Int32Array, concepts: Iterable<number>): number[] {
  return [...new Set([...words, ...sampled(pairsOf(words)), ...concepts])]
}

function sampled(pairs: number[]): number[] {
  if (pairs.length <= MOST_PAIRS) return pairs
  return [...new Set(pairs)].sort((a, b) => order(a) - order(b)).slice(0, MOST_PAIRS)
}

/** Another hash than the one that fills buckets. */
function order(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 0
}

function weigher(claims: readonly KnownClaim<unknown>[], rarities: Rarities): (at: number) => WeighedClaim {
  const kept = new Map<number, WeighedClaim>()
  return (at) => {
    const known = kept.get(at)
    if (known) return known
    const claim = claims[at]
    const made = {
      claim: weighText(describe(claim?.claim ?? ''), rarities),
      correction: claim?.correction ? weighText(describe(claim.correction), rarities) : null,
    }
    if (kept.size >= MOST_WEIGHED) kept.clear()
    kept.set(at, made)
    return made
  }
}
