import { pairsOf, placesOf, type ReadText, readCorrection, readText } from './describe.ts'
import { type ClaimIds, type Rarities, type WeighedClaim, weighClaim } from './likeness.ts'
import { LEAST_BITS, type Postings, postingsOf } from './postings.ts'
import { conceptRarityOf, rarityOf } from './rarity.ts'
import { runsOf } from './shingles.ts'

/** A claim that was judged before; its correction, when known, helps to find texts that answer it. */
export interface KnownClaim<Id = string> {
  id: Id
  claim: string
  correction?: string | null | undefined
}

/** The register made searchable: its claims by the words, pairs of words and concepts they use. */
export interface ClaimPostings<Id = unknown> extends Rarities {
  /** Adds a claim, or replaces the one with its id. */
  put(claim: KnownClaim<Id>): void
  remove(id: Id): void
  idOf(claim: number): Id | undefined
  /** Words of a claim in order; none when it was removed. */
  words(claim: number): Int32Array
  /** Runs of words of a claim, as `runsOf` gives them. */
  runs(claim: number): Int32Array
  /** Figures of a claim, as `figuresOf` gives them. */
  figures(claim: number): Int32Array
  /** In how many claims a key stands. */
  count(key: number): number
  /** Adds a weight to the scores of all claims with a key, removed ones too. */
  weigh(key: number, weight: number): void
  /** Reads the scores of the claims so far with the number of words of each (none when it was removed), and forgets them. */
  takeScores<T>(read: (scores: Int32Array, lengths: Uint16Array) => T): T
  /** Provinces that a claim names or hints at, each once. */
  places(claim: number): Int32Array
  /** A claim and its correction with the weights of their words, as the register is now. */
  weighed(claim: number): WeighedClaim
}

/** Longer claims count as this long, in words. */
export const LONGEST_CLAIM = 4_095
/** Of a long claim this many pairs are kept, chosen by their hash so that copies of it choose the same. */
const MOST_PAIRS = 200

/** A claim in the index; what only a second look asks is read then. */
interface Kept<Id> {
  known: KnownClaim<Id>
  read: ReadText
  keys: Int32Array
  runs: Int32Array | null
  places: Int32Array | null
  ids: ClaimIds | null
}

/** An index without claims; one is named by the order in which they came. */
export function openClaimPostings<Id>(): ClaimPostings<Id> {
  let claims: (Kept<Id> | null)[] = []
  let postings: Postings = postingsOf(LEAST_BITS)
  let bits = LEAST_BITS
  const places = new Map<Id, number>()
  let scores = new Int32Array(LEAST_CLAIMS)
  let lengths = new Uint16Array(LEAST_CLAIMS)

  /** Weights of words since the register last changed: every candidate's words are weighed for every text. */
  const weights = new Map<number, number>()

  /** Claims as they were weighed since then. */
  const weighed = new Map<number, WeighedClaim>()

  const changed = () => {
    weights.clear()
    weighed.clear()
  }

  const append = (claim: Kept<Id>) => {
    changed()
    places.set(claim.known.id, claims.length)
    postings.add(claims.length, claim.keys)
    lengths[claims.length] = Math.min(LONGEST_CLAIM, claim.read.words.length)
    claims.push(claim)
    if (claims.length < lengths.length) return
    scores = new Int32Array(2 * claims.length)
    const held = lengths
    lengths = new Uint16Array(2 * claims.length)
    lengths.set(held)
  }
  const rebuild = () => {
    const kept = claims.filter((claim) => claim !== null)
    claims = []
    places.clear()
    postings = postingsOf(bits)
    for (const claim of kept) append(claim)
  }
  const remove = (id: Id) => {
    const at = places.get(id)
    const claim = at === undefined ? null : claims[at]
    if (at === undefined || !claim) return
    changed()
    claims[at] = null
    lengths[at] = 0
    places.delete(id)
    postings.discount(claim.keys)
    if (claims.length > MANY && claims.length > 2 * places.size) rebuild()
  }
  const rare = rarityOf(
    () => places.size,
    (key) => postings.count(key),
  )
  const rarities = {
    rarity(key: number) {
      const known = weights.get(key)
      if (known !== undefined) return known
      const weight = rare(key)
      if (weights.size < MOST_WEIGHTS) weights.set(key, weight)
      return weight
    },
    conceptRarity: conceptRarityOf(
      () => places.size,
      (key) => postings.count(key),
    ),
  }
  const idsAt = (claim: number): ClaimIds => {
    const kept = claims[claim]
    if (!kept) return idsOf(readText(''), null)
    kept.ids ??= idsOf(kept.read, kept.known.correction ?? null)
    return kept.ids
  }
  return {
    ...rarities,
    put(known) {
      remove(known.id)
      append(readClaim(known))
      for (; postings.crowded(); rebuild()) bits++
    },
    remove,
    idOf: (claim) => claims[claim]?.known.id,
    words: (claim) => claims[claim]?.read.words ?? NO_WORDS,
    runs(claim) {
      const kept = claims[claim]
      if (!kept) return NO_WORDS
      const runs = kept.runs ?? runsOf(kept.read.words)
      if (places.size <= FEW) kept.runs = runs
      return runs
    },
    figures: (claim) => claims[claim]?.read.figures ?? NO_WORDS,
    count: (key) => postings.count(key),
    weigh: (key, weight) => postings.weigh(key, weight, scores),
    takeScores(read) {
      const result = read(scores.subarray(0, claims.length), lengths)
      scores.fill(0, 0, claims.length)
      return result
    },
    places(claim) {
      const kept = claims[claim]
      if (!kept) return NO_WORDS
      kept.places ??= distinct([...kept.read.hints, ...placesOf(kept.known.claim)])
      return kept.places
    },
    weighed(claim) {
      const known = weighed.get(claim)
      if (known) return known
      const made = weighClaim(idsAt(claim), rarities)
      if (weighed.size < MOST_WEIGHED) weighed.set(claim, made)
      return made
    },
  }
}

const LEAST_CLAIMS = 64
const MOST_WEIGHTS = 200_000
const MOST_WEIGHED = 20_000

/** Removed claims fewer than this are not worth a new index. */
const MANY = 1_000
const NO_WORDS = new Int32Array()
/** A register of no more claims than this keeps their runs: twelve bytes a word. */
const FEW = 10_000

function readClaim<Id>(known: KnownClaim<Id>): Kept<Id> {
  const read = readText(known.claim)
  const keys = Int32Array.from(keysOf(read.words, [...read.concepts, ...read.hints]))
  return { known, read, keys, runs: null, places: null, ids: null }
}

function idsOf({ words, concepts, numbers }: ReadText, correction: string | null): ClaimIds {
  const answer = correction ? readCorrection(correction) : null
  return {
    words: distinct(words),
    pairs: distinct(pairsOf(words)),
    concepts,
    numbers,
    correction: answer && { words: distinct(answer.words), concepts: answer.concepts },
  }
}

function distinct(ids: Iterable<number>): Int32Array {
  const once = new Set(ids)
  const found = new Int32Array(once.size)
  let at = 0
  for (const id of once) found[at++] = id
  return found
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
