import type { Sketch } from '@chudong/domain'

/**
 * What facts add to the words, which short reports of one event hardly share. Set by hand while looking at the three
 * own weeks (docs/evaluation.md); the same province, type or disease alone decides nothing, two other places nearly everything.
 */
const SAME = { province: 0.5, type: 0.3, disease: 0.5, place: 2, name: 1 }
const OTHER = { disease: -2, place: -4, type: -1.5 }
/** One type in one place (or one province) within hours: no longer told apart by chance after three days. */
const AT_ONCE = { place: 4.5, province: 3, hours: 72 }
const MOST_NAMES = 2

export function sharedFacts(a: Sketch, b: Sketch): number {
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

/** Two articles that name different provinces. */
export function inTwoProvinces(a: Pick<Sketch, 'province'>, b: Pick<Sketch, 'province'>): boolean {
  return a.province !== '' && b.province !== '' && a.province !== b.province
}

/** Two articles that name different provinces, or are judged of different kinds and share no name, are never one event. */
export function conflict(a: Sketch, b: Sketch): 'province' | 'type' | null {
  if (inTwoProvinces(a, b)) return 'province'
  return a.type !== null && b.type !== null && a.type !== b.type && !meetInNames(a, b) ? 'type' : null
}
