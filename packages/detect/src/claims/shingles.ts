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
  for (let i = 0; i + 2 < words.length; i++) {
    const [a, b, c, d] = [words[i] ?? 0, words[i + 1] ?? 0, words[i + 2] ?? 0, words[i + 3]]
    const [wa, wb, wc, wd] = [weights[i] ?? 0, weights[i + 1] ?? 0, weights[i + 2] ?? 0, weights[i + 3] ?? 0]
    take(tripleId(a, b, c), wa + wb + wc)
    if (d === undefined) continue
    take(tripleId(a, c, d), wa + wc + wd)
    take(tripleId(a, b, d), wa + wb + wd)
  }
}

function tripleId(a: number, b: number, c: number): number {
  return pairId(pairId(a, b), c)
}

/** The runs of a query with their weights, and the weight of all. */
export interface ShingleSet {
  weights: ReadonlyMap<number, number>
  total: number
}

/** The distinct runs of a text. */
export function shinglesOf(words: Int32Array, wordWeights: Float32Array): ShingleSet {
  const weights = new Map<number, number>()
  eachShingle(words, wordWeights, (id, weight) => weights.set(id, weight))
  let total = 0
  for (const weight of weights.values()) total += weight
  return { weights, total }
}

/** Weight of about eight runs of words: what shares no more than that is half as sure as its share says. */
const MUCH = 100

/**
 * How much of the query stands in the claim, or of the claim in the query, whichever is more: 0..1 (containment of
 * weighted runs, Broder 1997, both ways because queries are cut and claims are short), a little text counting for less.
 */
export function containment(query: ShingleSet, claim: Int32Array, claimWeights: Float32Array): number {
  const found = new Set<number>()
  let [shared, whole] = [0, 0]
  eachShingle(claim, claimWeights, (id, weight) => {
    whole += weight
    if (found.has(id) || !query.weights.has(id)) return
    found.add(id)
    shared += weight
  })
  if (shared === 0) return 0
  return Math.max(shared / (query.total + MUCH), shared / (whole + MUCH))
}
