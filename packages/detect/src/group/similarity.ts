import type { Sketch } from '@chudong/domain'
import { foldedTokens } from '@chudong/vietnamese'
import { ownRarity, type Rarity, titleTerms } from './terms.ts'

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

const PAIR = 1
const WORD = 2
const LEAD = 4
const TITLE = 8
const LEAD_TERMS = 45

/** Vectors of a sketch; `rarity` may know the stream, else the project's own texts decide what is rare. */
export function vectorsOf(sketch: Sketch, rarity: Rarity = ownRarity): Vectors {
  const views = new Map<string, number>()
  sketch.terms.forEach((term, i) => {
    views.set(term, (term.includes(' ') ? PAIR : WORD) | (i < LEAD_TERMS ? LEAD : 0))
  })
  for (const term of titleTerms(sketch.title)) views.set(term, (views.get(term) ?? 0) | TITLE)
  const rows = [...views].map(([term, bits]) => ({ id: termId(term), weight: rarity(term) ** 2, bits }))
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

/** 32-bit hash of a term; two terms of one pair of articles meet by chance about once in ten million. */
export function termId(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
  return hash | 0
}

/**
 * Agreement of two articles, each 0..1 but the last: word pairs, words, heaviest terms, titles, share of a title's
 * weight that the other repeats, and the logarithm of the gap in hours (about 0..1.5). One pass over both.
 */
export function agreement(a: Vectors, b: Vectors): number[] {
  const sums = [0, 0, 0, 0]
  let [coveredA, coveredB] = [0, 0]
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const gap = (a.ids[i] ?? 0) - (b.ids[j] ?? 0)
    if (gap === 0) {
      const [wa, wb, va, vb] = [a.weights[i] ?? 0, b.weights[j] ?? 0, a.views[i] ?? 0, b.views[j] ?? 0]
      for (let view = 0; view < 4; view++) if (va & vb & (1 << view)) sums[view] = (sums[view] ?? 0) + wa * wb
      if (va & TITLE) coveredA += wa * wa
      if (vb & TITLE) coveredB += wb * wb
    }
    if (gap <= 0) i++
    if (gap >= 0) j++
  }
  const hours = Math.abs(a.sketch.at.getTime() - b.sketch.at.getTime()) / 3_600_000
  const cosines = sums.map((sum, view) => sum / ((a.lengths[view] ?? 1) * (b.lengths[view] ?? 1)))
  const covered = Math.max(coveredA / a.lengths[3] ** 2, coveredB / b.lengths[3] ** 2)
  return [...cosines, covered, Math.log1p(hours) / 5]
}

/** Log-odds that two articles tell of the same event; above 0 is more likely than not for a pair. */
export function affinity(a: Vectors, b: Vectors): number {
  const features = agreement(a, b)
  let sum = BIAS
  for (let i = 0; i < WEIGHTS.length; i++) sum += (WEIGHTS[i] ?? 0) * (features[i] ?? 0)
  return sum + sharedFacts(a.sketch, b.sketch)
}

/** Logistic regression on pairs of the older half of a Vietnamese news-cluster set (test/bench/group-quality.ts). */
const WEIGHTS = [35.6, 13.9, 9.8, 11.3, 10.2, -1.84]
const BIAS = -6.86

/**
 * What facts add to the words, which short reports of one event hardly share. Set by hand while looking at the three
 * own weeks (docs/evaluation.md); the same province, type or disease alone decides nothing, two other places nearly everything.
 */
const SAME = { province: 0.5, type: 0.3, disease: 0.5, place: 2, name: 1 }
const OTHER = { disease: -2, place: -4, type: -1.5 }
/** One type in one place (or one province) within hours: no longer told apart by chance after three days. */
const AT_ONCE = { place: 4.5, province: 3, hours: 72 }
const MOST_NAMES = 2

function sharedFacts(a: Sketch, b: Sketch): number {
  const province = a.province !== '' && a.province === b.province
  const type = a.type !== null && a.type === b.type
  const disease = a.diseases.some((one) => b.diseases.includes(one))
  const place = inOnePlace(a.places, b.places)
  const elsewhere = a.places.length > 0 && b.places.length > 0 && shared(a.places, b.places) === 0
  let sum = SAME.name * Math.min(MOST_NAMES, shared(a.names, b.names))
  if (province) sum += SAME.province
  if (type) sum += SAME.type
  else if (a.type !== null && b.type !== null) sum += OTHER.type
  if (disease) sum += SAME.disease
  else if (a.diseases.length > 0 && b.diseases.length > 0) sum += OTHER.disease
  if (place) sum += type || disease ? SAME.place : SAME.place / 2
  if (elsewhere) sum += OTHER.place
  const vague = a.places.length === 0 || b.places.length === 0
  if (type && (place || (province && vague)))
    sum += (place ? AT_ONCE.place : AT_ONCE.province) * nearness(a, b)
  return sum
}

/** Each names first, or among others, what the other names first: a place that one names in passing is not where it was. */
function inOnePlace(a: readonly string[], b: readonly string[]): boolean {
  const [first, other] = [a[0], b[0]]
  return first !== undefined && other !== undefined && a.includes(other) && b.includes(first)
}

function nearness(a: Sketch, b: Sketch): number {
  return Math.max(0, 1 - Math.abs(a.at.getTime() - b.at.getTime()) / (AT_ONCE.hours * 3_600_000))
}

function shared(a: readonly string[], b: readonly string[]): number {
  return a.filter((one) => b.includes(one)).length
}

/** Two articles that name one place below the province, or one proper name. */
export function meetInNames(a: Sketch, b: Sketch): boolean {
  return inOnePlace(a.places, b.places) || shared(a.names, b.names) > 0
}

export function inTwoProvinces(a: Sketch, b: Sketch): boolean {
  return a.province !== '' && b.province !== '' && a.province !== b.province
}

/** Two articles that name different provinces, or are judged of different kinds and share no name, are never one event. */
export function conflict(a: Sketch, b: Sketch): 'province' | 'type' | null {
  if (inTwoProvinces(a, b)) return 'province'
  return a.type !== null && b.type !== null && a.type !== b.type && !meetInNames(a, b) ? 'type' : null
}
