import type { Sketch } from '@chudong/domain'
import { foldedTokens } from '@chudong/vietnamese'
import { hashOf } from './hash.ts'
import { ownRarity, type Rarity } from './rarity.ts'
import { titleTerms } from './terms.ts'

/** A sketch made ready for comparison: its terms as sorted hashes with weights, and the lengths of four views of them. */
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
  const views = new Map<string, number>()
  sketch.terms.forEach((term, i) => {
    views.set(term, (term.includes(' ') ? PAIR : WORD) | (i < LEAD_TERMS ? LEAD : 0))
  })
  for (const term of titleTerms(sketch.title)) views.set(term, (views.get(term) ?? 0) | TITLE)
  const rows = [...views].map(([term, bits]) => ({ id: hashOf(term), weight: rarity(term) ** 2, bits }))
  rows.sort((a, b) => a.id - b.id)
  const length = (view: number) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row.bits & view ? row.weight ** 2 : 0), 0)) || 1
  return {
    sketch,
    headline: foldedTokens(sketch.title).join(' '),
    ids: Int32Array.from(rows, (row) => row.id),
    weights: Float32Array.from(rows, (row) => row.weight),
    views: Uint8Array.from(rows, (row) => row.bits),
    lengths: [length(PAIR), length(WORD), length(LEAD), length(TITLE)],
  }
}
