import type { Sketch } from '@chudong/domain'
import { hashOf } from '@chudong/vietnamese'
import { enter, numberingFor, placeOf } from './numbering.ts'
import { ownRarity, type Rarity } from './rarity.ts'
import { headlineOf, keptTerms, type Terms, titleTerms, titleWords } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

/** What is compared of a sketch: its signature, its terms as hashes with weights, and the lengths of four views of them. */
export interface Vectors {
  /** The title's words without tones, and their hash, by which most others are told apart. */
  headline: string
  headlineHash: number
  signature: Int32Array
  /** How many terms the sketch has; those of the title that are none of them stand behind. */
  terms: number
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

/** What vectors are made of. */
export interface Drawn {
  signature: readonly number[]
  terms: Terms
  title: Terms
  headline: string
}

/** Vectors of a sketch that was kept; the project's own texts decide what is rare. */
export function vectorsOf({ title, signature, terms }: Sketch): Vectors {
  const known = vocabulary()
  const told = titleWords(title, known)
  const drawn = {
    signature,
    terms: keptTerms(terms),
    title: titleTerms(told, known),
    headline: headlineOf(told),
  }
  return vectorsFrom(drawn, (of, place) => ownRarity(of.textOf(place)))
}

/** Vectors by what a stream, or whoever is asked, says is rare. */
export function vectorsFrom({ signature, terms, title, headline }: Drawn, rarity: Rarity): Vectors {
  const inTitle = numberingFor(title.size)
  for (let i = 0; i < title.size; i++) enter(inTitle, title.first[i] as number)
  const views = new Uint8Array(terms.size + title.size)
  const weights = new Float64Array(terms.size + title.size)
  const ids = new Int32Array(terms.size + title.size)
  const met = new Uint8Array(title.size)
  for (let i = 0; i < terms.size; i++) {
    const place = placeOf(inTitle, terms.first[i] as number)
    if (place >= 0) met[place] = 1
    views[i] = (terms.pairs[i] ? PAIR : WORD) | (i < LEAD_TERMS ? LEAD : 0) | (place >= 0 ? TITLE : 0)
    weights[i] = rarity(terms, i) ** 2
    ids[i] = terms.first[i] as number
  }
  let size = terms.size
  for (let i = 0; i < title.size; i++) {
    if (met[i]) continue
    views[size] = TITLE
    weights[size] = rarity(title, i) ** 2
    ids[size++] = title.first[i] as number
  }
  const room = roomFor(signature.length, size)
  room.signature.set(signature)
  room.ids.set(ids.subarray(0, size))
  room.weights.set(weights.subarray(0, size))
  room.views.set(views.subarray(0, size))
  for (const [i, view] of [PAIR, WORD, LEAD, TITLE].entries())
    room.lengths[i] = lengthOf(view, weights, views, size)
  return { terms: terms.size, headline, headlineHash: hashOf(headline), ...room }
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

function lengthOf(view: number, weights: Float64Array, views: Uint8Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) if ((views[i] as number) & view) sum += (weights[i] as number) ** 2
  return Math.sqrt(sum) || 1
}
