import type { Sketch } from '@chudong/domain'
import { hashOf } from '@chudong/vietnamese'
import { ownRarity, type Rarity } from './rarity.ts'
import { readTitle } from './terms.ts'

/** What is compared of a sketch: its signature, its terms as hashes with weights, and the lengths of four views of them. */
export interface Vectors {
  /** The title's words without tones, and their hash, by which most others are told apart. */
  headline: string
  headlineHash: number
  signature: Int32Array
  ids: Int32Array
  weights: Float32Array
  /** In which views each term counts, as bits. */
  views: Uint8Array
  /** Euclidean length of each view: word pairs, words, heaviest terms, title. */
  lengths: Float64Array
}

export const PAIR = 1
export const WORD = 2
export const LEAD = 4
export const TITLE = 8
const LEAD_TERMS = 45

/** Vectors of a sketch; `rarity` may know the stream, else the project's own texts decide what is rare. */
export function vectorsOf(sketch: Sketch, rarity: Rarity = ownRarity): Vectors {
  const title = readTitle(sketch.title)
  const inTitle = new Set(title.terms)
  const views = sketch.terms.map(
    (term, i) =>
      (term.includes(' ') ? PAIR : WORD) | (i < LEAD_TERMS ? LEAD : 0) | (inTitle.delete(term) ? TITLE : 0),
  )
  const terms = [...sketch.terms, ...inTitle]
  for (const _ of inTitle) views.push(TITLE)
  const weights = terms.map((term) => rarity(term) ** 2)
  const room = roomFor(sketch.signature.length, terms.length)
  room.signature.set(sketch.signature)
  room.weights.set(weights)
  room.views.set(views)
  for (let i = 0; i < terms.length; i++) room.ids[i] = hashOf(terms[i] as string)
  room.lengths.set([PAIR, WORD, LEAD, TITLE].map((view) => lengthOf(view, weights, views)))
  return { ...room, headline: title.headline, headlineHash: hashOf(title.headline) }
}

/** One buffer for all, since neighbours come in no order: to fetch what lies apart takes longer than to compare it. */
function roomFor(values: number, terms: number) {
  const [first, second, third] = [4 * 8, 4 * 8 + 4 * values, 4 * 8 + 4 * values + 4 * terms]
  const buffer = new ArrayBuffer(third + 5 * terms)
  return {
    lengths: new Float64Array(buffer, 0, 4),
    signature: new Int32Array(buffer, first, values),
    ids: new Int32Array(buffer, second, terms),
    weights: new Float32Array(buffer, third, terms),
    views: new Uint8Array(buffer, third + 4 * terms, terms),
  }
}

function lengthOf(view: number, weights: readonly number[], views: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if ((views[i] as number) & view) sum += (weights[i] as number) ** 2
  return Math.sqrt(sum) || 1
}
