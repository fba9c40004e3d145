import { pairId } from './words.ts'

/**
 * Ids of the runs of three words of a text, and of four with one in the middle left out, so that a lost or added word breaks
 * fewer of them: three for each word but the last two, abc, acd and abd; one for the last.
 */
export function runsOf(words: Int32Array): Int32Array {
  const last = words.length - 1
  const runs = new Int32Array(Math.max(0, 3 * (words.length - 2) - 2))
  let at = 0
  for (let i = 0; i + 2 <= last; i++) {
    const a = words[i] as number
    const c = words[i + 2] as number
    const ab = pairId(a, words[i + 1] as number)
    runs[at++] = pairId(ab, c)
    if (i + 3 > last) continue
    const d = words[i + 3] as number
    runs[at++] = pairId(pairId(a, c), d)
    runs[at++] = pairId(ab, d)
  }
  return runs
}

/** Weight of a run by its place in `runsOf`: that of its words. */
function weightAt(weights: Float32Array, run: number): number {
  const i = Math.floor(run / 3)
  const kind = run - 3 * i
  const a = weights[i] as number
  if (kind === 0) return a + (weights[i + 1] as number) + (weights[i + 2] as number)
  return a + (weights[kind === 1 ? i + 2 : i + 1] as number) + (weights[i + 3] as number)
}

/** The runs of a query with their weights, and the weight of all. */
export interface ShingleSet {
  weights: ReadonlyMap<number, number>
  total: number
  /** A bit for the last sixteen of every run's id: most runs of another text are told apart by it alone. */
  seen: Uint8Array
}

const BITS = 0xffff

/** The distinct runs of a text, given the weights of its words. */
export function shinglesOf(words: Int32Array, wordWeights: Float32Array): ShingleSet {
  const weights = new Map<number, number>()
  const seen = new Uint8Array((BITS + 1) >> 3)
  for (const [run, id] of runsOf(words).entries()) {
    weights.set(id, weightAt(wordWeights, run))
    const at = (id & BITS) >> 3
    seen[at] = (seen[at] ?? 0) | (1 << (id & 7))
  }
  let total = 0
  for (const weight of weights.values()) total += weight
  return { weights, total, seen }
}

/** Weight of about eight runs of words: what shares no more than that is half as sure as its share says. */
const MUCH = 100

/**
 * How much of the query stands in the claim, or of the claim in the query, whichever is more: 0..1 (containment of
 * weighted runs, Broder 1997, both ways because queries are cut and claims are short), a little text counting for less.
 * The claim comes as its runs and, asked for only where it shares any, the weights of its words.
 */
export function containment(query: ShingleSet, runs: Int32Array, wordWeights: () => Float32Array): number {
  const shares = sharedRuns(query, runs)
  if (shares.length === 0) return 0
  const weights = wordWeights()
  let [shared, whole] = [0, 0]
  for (const run of shares) shared += weightAt(weights, run)
  for (let run = 0; run < runs.length; run++) whole += weightAt(weights, run)
  return Math.max(shared / (query.total + MUCH), shared / (whole + MUCH))
}

/** Places of the claim's runs that the query has too, each run once. */
function sharedRuns({ weights, seen }: ShingleSet, runs: Int32Array): number[] {
  const found = new Set<number>()
  const shares: number[] = []
  for (let run = 0; run < runs.length; run++) {
    const id = runs[run] as number
    const near = (seen[(id & BITS) >> 3] as number) & (1 << (id & 7))
    if (near === 0 || found.has(id) || !weights.has(id)) continue
    found.add(id)
    shares.push(run)
  }
  return shares
}
