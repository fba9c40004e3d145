import type { Features } from '../assess/features.ts'
import type { Described } from './describe.ts'

/** What a text says, each once: ids, the sum of their weights and of the squares of these. */
interface Weighed {
  ids: Int32Array
  sum: number
  squares: number
}

/** Words, pairs and concepts, weighed. */
interface WeighedParts<Part> {
  words: Part
  pairs: Part
  concepts: Part
}

/** A text to be compared with many claims, with the weight of each of its ids. */
export interface WeighedText extends WeighedParts<Weighed & { weights: ReadonlyMap<number, number> }> {
  numbers: ReadonlySet<number>
}

/** A claim with its correction, when that is known. */
export interface WeighedClaim extends WeighedParts<Weighed> {
  numbers: Int32Array
  correction: Pick<WeighedParts<Weighed>, 'words' | 'concepts'> | null
}

/** What a claim and its correction say, each id once. */
export interface ClaimIds extends WeighedParts<Int32Array> {
  numbers: Int32Array
  correction: Pick<WeighedParts<Int32Array>, 'words' | 'concepts'> | null
}

/** How much ids weigh. */
export interface Rarities {
  rarity(id: number): number
  conceptRarity(id: number): number
}

/** Weighs a text. */
export function weighText(text: Described, { rarity, conceptRarity }: Rarities): WeighedText {
  const all = (ids: ReadonlySet<number>, of: (id: number) => number) => ({
    ...weigh(Int32Array.from(ids), of),
    weights: new Map([...ids].map((id) => [id, Math.max(0, of(id))])),
  })
  return {
    words: all(text.distinct, rarity),
    pairs: all(text.pairs, rarity),
    concepts: all(text.concepts, conceptRarity),
    numbers: text.numbers,
  }
}

/** Weighs a claim and its correction. */
export function weighClaim(
  { words, pairs, concepts, numbers, correction }: ClaimIds,
  { rarity, conceptRarity }: Rarities,
): WeighedClaim {
  return {
    words: weigh(words, rarity),
    pairs: weigh(pairs, rarity),
    concepts: weigh(concepts, conceptRarity),
    numbers,
    correction: correction && {
      words: weigh(correction.words, rarity),
      concepts: weigh(correction.concepts, conceptRarity),
    },
  }
}

function weigh(ids: Int32Array, rarity: (id: number) => number): Weighed {
  let [sum, squares] = [0, 0]
  for (const id of ids) {
    const weight = Math.max(0, rarity(id))
    sum += weight
    squares += weight * weight
  }
  return { ids, sum, squares }
}

/**
 * What a text and a claim have in common, by readable name, each about 0..1: words, pairs, concepts (share of the
 * claim's, of the text's, cosine), numbers agreeing or not, and words and concepts of the claim's correction.
 */
export function likeness(query: WeighedText, claim: WeighedClaim): Features {
  const words = compare(query.words, claim.words)
  const pairs = compare(query.pairs, claim.pairs)
  const concepts = compare(query.concepts, claim.concepts)
  const found: Features = new Map([
    ['words', words.cosine],
    ['words of claim', words.ofSecond],
    ['words of text', words.ofFirst],
    ['pairs of claim', pairs.ofSecond],
    ['pairs of text', pairs.ofFirst],
    ['concepts', concepts.cosine],
    ['concepts of claim', concepts.ofSecond],
    ['concepts of text', concepts.ofFirst],
    ['shared words', Math.min(1, words.shared / 60)],
    ['shared concepts', Math.min(1, concepts.shared / 15)],
  ])
  const numbers = agreement('number', query.numbers, claim.numbers)
  if (numbers) found.set(numbers, 1)
  if (claim.correction) {
    const { correction } = claim
    found.set('words of correction', compare(query.words, correction.words).ofFirst)
    found.set('concepts of correction', compare(query.concepts, correction.concepts).ofFirst)
  }
  return found
}

/** All of one or two common ideas shared is still little shared (about one rare word's weight). */
const LITTLE = 6

/** Compares what a text says with what a claim says. */
function compare(first: WeighedText['words'], second: Weighed) {
  let [shared, squares] = [0, 0]
  for (const id of second.ids) {
    const weight = first.weights.get(id)
    if (weight === undefined) continue
    shared += weight
    squares += weight * weight
  }
  return {
    shared,
    ofFirst: shared / (first.sum + LITTLE),
    ofSecond: shared / (second.sum + LITTLE),
    cosine: squares / Math.sqrt((first.squares + LITTLE ** 2) * (second.squares + LITTLE ** 2)),
  }
}

/** How the places or numbers of a text stand to those of a claim, as the name of a feature; null when the claim has none. */
export function agreement(
  name: 'place' | 'number',
  ofText: ReadonlySet<number>,
  ofClaim: Int32Array,
): string | null {
  if (ofClaim.length === 0) return null
  if (ofText.size === 0) return `${name} not said`
  return ofClaim.some((id) => ofText.has(id)) ? `same ${name}` : `other ${name}`
}
