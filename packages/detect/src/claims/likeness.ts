import type { Features } from '../assess/features.ts'
import type { Described, ReadText } from './describe.ts'

/** Ids of a text with the weight of each, the sum of the weights and of their squares. */
interface Weighed {
  ids: readonly number[]
  weights: readonly number[]
  sum: number
  squares: number
}

/** Words, pairs and concepts of a text, weighed. */
interface WeighedParts {
  words: Weighed
  pairs: Weighed
  concepts: Weighed
}

/** A text to be compared with many claims. */
export interface WeighedText extends WeighedParts {
  text: Described
}

/** A claim with its correction, when that is known. */
export interface WeighedClaim extends WeighedText {
  correction: Pick<WeighedParts, 'words' | 'concepts'> | null
}

/** How much ids weigh. */
export interface Rarities {
  rarity(id: number): number
  conceptRarity(id: number): number
}

/** Weighs a text. */
export function weighText(text: Described, { rarity, conceptRarity }: Rarities): WeighedText {
  return {
    text,
    words: weigh(text.distinct, rarity),
    pairs: weigh(text.pairs, rarity),
    concepts: weigh(text.concepts, conceptRarity),
  }
}

/** Weighs a claim and its correction. */
export function weighClaim(claim: Described, correction: ReadText | null, rarities: Rarities): WeighedClaim {
  return {
    ...weighText(claim, rarities),
    correction: correction && {
      words: weigh(new Set(correction.words), rarities.rarity),
      concepts: weigh(new Set(correction.concepts), rarities.conceptRarity),
    },
  }
}

function weigh(distinct: ReadonlySet<number>, rarity: (id: number) => number): Weighed {
  const ids = [...distinct]
  const weights = ids.map((id) => Math.max(0, rarity(id)))
  let [sum, squares] = [0, 0]
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
  }
  return { ids, weights, sum, squares }
}

/**
 * What a text and a claim have in common, by readable name, each about 0..1: words, pairs, concepts (share of the
 * claim's, of the text's, cosine), place and numbers agreeing or not, and words and concepts of the claim's correction.
 */
export function likeness(query: WeighedText, claim: WeighedClaim): Features {
  const { distinct, pairs: inPairs, concepts: inConcepts } = query.text
  const words = compare(query.words, distinct, claim.words)
  const pairs = compare(query.pairs, inPairs, claim.pairs)
  const concepts = compare(query.concepts, inConcepts, claim.concepts)
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
  if (claim.correction) {
    const { correction } = claim
    found.set('words of correction', compare(query.words, distinct, correction.words).ofFirst)
    found.set('concepts of correction', compare(query.concepts, inConcepts, correction.concepts).ofFirst)
  }
  return found
}

/** All of one or two common ideas shared is still little shared (about one rare word's weight). */
const LITTLE = 6

/** Compares the ids of a text, also given as a set, with those of a claim. */
function compare(first: Weighed, ofFirst: ReadonlySet<number>, second: Weighed) {
  let [shared, squares] = [0, 0]
  for (let i = 0; i < second.ids.length; i++) {
    if (!ofFirst.has(second.ids[i] ?? 0)) continue
    const weight = second.weights[i] ?? 0
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
