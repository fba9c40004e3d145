import type { Features } from '../assess/features.ts'
import type { Described } from './describe.ts'

/** Weight of each id of a text, with their sum and the sum of their squares. */
interface Weighed {
  weights: ReadonlyMap<number, number>
  sum: number
  squares: number
}

/** A described text with the weights of its words, pairs and concepts. */
export interface WeighedText {
  text: Described
  words: Weighed
  pairs: Weighed
  concepts: Weighed
}

/** How much ids weigh. */
export interface Rarities {
  rarity(id: number): number
  conceptRarity(id: number): number
}

/** Weighs a text once, so that it can be compared many times. */
export function weighText(text: Described, { rarity, conceptRarity }: Rarities): WeighedText {
  return {
    text,
    words: weigh(text.distinct, rarity),
    pairs: weigh(text.pairs, rarity),
    concepts: weigh(text.concepts, conceptRarity),
  }
}

function weigh(ids: ReadonlySet<number>, rarity: (id: number) => number): Weighed {
  const weights = new Map<number, number>()
  let [sum, squares] = [0, 0]
  for (const id of ids) {
    const weight = Math.max(0, rarity(id))
    weights.set(id, weight)
    sum += weight
    squares += weight * weight
  }
  return { weights, sum, squares }
}

/**
 * What a text and a claim have in common, by readable name, each about 0..1: words, pairs, concepts (share of the
 * claim's, of the text's, cosine), place and numbers agreeing or not, and words and concepts of the claim's correction.
 */
export function likeness(query: WeighedText, claim: WeighedText, correction: WeighedText | null): Features {
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
  agreement(found, 'place', query.text.places, claim.text.places)
  agreement(found, 'number', query.text.numbers, claim.text.numbers)
  if (correction) {
    found.set('words of correction', compare(query.words, correction.words).ofFirst)
    found.set('concepts of correction', compare(query.concepts, correction.concepts).ofFirst)
  }
  return found
}

/** All of one or two common ideas shared is still little shared (about one rare word's weight). */
const LITTLE = 6

function compare(first: Weighed, second: Weighed) {
  const [small, large] = first.weights.size < second.weights.size ? [first, second] : [second, first]
  let [shared, squares] = [0, 0]
  for (const [id, weight] of small.weights) {
    if (!large.weights.has(id)) continue
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

function agreement(
  found: Features,
  name: string,
  first: ReadonlySet<number>,
  second: ReadonlySet<number>,
): void {
  if (second.size === 0) return
  if (first.size === 0) found.set(`${name} not said`, 1)
  else found.set([...second].some((id) => first.has(id)) ? `same ${name}` : `other ${name}`, 1)
}
