import type { Sketch } from '@chudong/domain'
import { foldedTokens } from '@chudong/vietnamese'
import { hashOf } from './hash.ts'
import { ownRarity, type Rarity } from './rarity.ts'
import { titleTerms } from './terms.ts'

/** A sketch made ready for comparison: its terms as hashes with weights, and the lengths of four views of them. */
export interface Vectors {
  sketch: Sketch
  /** The title's words without tones. */
  headline: string
  ids: Int32Array
  weights: Float32Array
  /** In which views each term counts, as bits. */
  views: Uint8Array
  /** Euclidean length of each view: word pairs, words, heaviest terms, title. */
  lengths: readonly [number, number, number, number]
}

export const PAIR = 1
export const WORD = 2
export const LEAD = 4
export const TITLE = 8
const LEAD_TERMS = 45

/** Vectors of a sketch; `rarity` may know the stream, else the project's own texts decide what is rare. */
export function vectorsOf(sketch: Sketch, rarity: Rarity = ownRarity): Vectors {
  const inTitle = new Set(titleTerms(sketch.title))
  const views = sketch.terms.map(
    (term, i) =>
      (term.includes(' ') ? PAIR : WORD) | (i < LEAD_TERMS ? LEAD : 0) | (inTitle.delete(term) ? TITLE : 0),
  )
  const terms = [...sketch.terms, ...inTitle]
  for (const _ of inTitle) views.push(TITLE)
  const weights = terms.map((term) => rarity(term) ** 2)
  return {
    sketch,
    headline: foldedTokens(sketch.title).join(' '),
    ids: Int32Array.from(terms, hashOf),
    weights: Float32Array.from(weights),
    views: Uint8Array.from(views),
    lengths: lengthsOf(weights, views),
  }
}

function lengthsOf(weights: readonly number[], views: readonly number[]): Vectors['lengths'] {
  const length = (view: number) => {
    let sum = 0
    for (let i = 0; i < weights.length; i++)
      if ((views[i] as number) & view) sum += (weights[i] as number) ** 2
    return Math.sqrt(sum) || 1
  }
  return [length(PAIR), length(WORD), length(LEAD), length(TITLE)]
}
