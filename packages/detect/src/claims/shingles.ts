import { pairId } from './words.ts'

/**
 * Ids and weights of the runs of three words of a text, and of four with one in the middle left out, so that a lost or
 * added word breaks fewer of them. The weight of a run is that of its words.
 */
export function eachShingle(
  words: Int32Array,
  weights: Float32Array,
  take: (id: number, weight: number) => void,
): void {
  const last = words.length - 1
  for (let i = 0; i + 2 <= last; i++) {
    const a = words[i] as number
    const c = words[i + 2] as number
    const ab = pairId(a, words[i + 1] as number)
    const wa = weights[i] as number
    const wb = weights[i + 1] as number
    const wc = weights[i + 2] as number
    take(pairId(ab, c), wa + wb + wc)
    if (i + 3 > last) continue
    const d = words[i + 3] as number
    const wd = weights[i + 3] as number
    take(pairId(pairId(a, c), d), wa + wc + wd)
    take(pairId(ab, d), wa + wb + wd)
  }
}

/** The runs of a query with their weights, and the weight of all. */
export interface ShingleSet {
  weights: ReadonlyMap<number, number>
  total: number
  /** A bit for the last sixteen of every run's id: most runs of another text are told apart by it alone. */
  seen: Uint8Array
}

const BITS = 0xffff

/** The distinct runs of a text. */
export function shinglesOf(words: Int32Array, wordWeights: Float32Array): ShingleSet {
  const weights = new Map<number, number>()
  const seen = new Uint8Array((BITS + 1) >> 3)
  eachShingle(words, wordWeights, (id, weight) => {
    weights.set(id, weight)
    const at = (id & BITS) >> 3
    seen[at] = (seen[at] ?? 0) | (1 << (id & 7))
  })
  let total = 0
  for (const weight of weights.values()) total += weight
  return { weights, total, seen }
}

/** Weight of about eight runs of words: what shares no more than that is half as sure as its share says. */
const MUCH = 100

/**
 * How much of the query stands in the claim, or of the claim in the query, whichever is more: 0..1 (containment of
 * weighted runs, Broder 1997, both ways because queries are cut and claims are short), a little text counting for less.
 */
export function containment(query: ShingleSet, claim: Int32Array, claimWeights: Float32Array): number {
  const { weights, total, seen } = query
  const found = new Set<number>()
  let [shared, whole] = [0, 0]
  eachShingle(claim, claimWeights, (id, weight) => {
    whole += weight
    if (((seen[(id & BITS) >> 3] ?? 0) & (1 << (id & 7))) === 0 || found.has(id) || !weights.has(id)) return
    found.add(id)
    shared += weight
  })
  if (shared === 0) return 0
  return Math.max(shared / (total + MUCH), shared / (whole + MUCH))
}
