/** What two texts share passage by passage, in weights of rare words. */
export interface Alignment {
  /** Weight of the shared passages, counted once in the first and once in the second text. */
  first: number
  second: number
  /** Weight of the heaviest shared passage. */
  longest: number
}

/** Words with their weights, and in the first text the places where each stands. */
export interface Weighed {
  words: Int32Array
  weights: Float32Array
}

interface Passage {
  weight: number
  hits: number
  firstFrom: number
  firstTo: number
  secondFrom: number
  secondTo: number
}

/** Words that may be lost or put in between two that agree. */
const GAP = 6
const DRIFT = 3
/** A word that stands more often than this in the first text starts nothing. */
const MOST_PLACES = 12
/** What a word between two that agree takes off the passage. */
const GAP_COST = 1
/** Lighter passages are what any two texts of one subject share. */
const LEAST_WEIGHT = 15
const NOTHING: Alignment = { first: 0, second: 0, longest: 0 }

/** Where each word stands, for `align`. */
export function placesOf(words: Int32Array): Map<number, number[]> {
  const places = new Map<number, number[]>()
  words.forEach((word, at) => {
    const known = places.get(word)
    if (known) known.push(at)
    else places.set(word, [at])
  })
  return places
}

/**
 * Finds the passages two texts share: runs of equal words in the same order with few words lost or added between
 * them, as when one copies a part of the other (a greedy Smith–Waterman over words). One pass over the second text.
 */
export function align(
  first: Weighed,
  places: ReadonlyMap<number, readonly number[]>,
  second: Int32Array,
): Alignment {
  const kept = passagesOf(first, places, second)
    .map((one) => ({ ...one, weight: one.weight - GAP_COST * (length(one) - one.hits) }))
    .filter((one) => one.weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight)
  if (kept.length === 0) return NOTHING
  return {
    first: apart(kept, first.words.length, (one) => [one.firstFrom, one.firstTo]),
    second: apart(kept, second.length, (one) => [one.secondFrom, one.secondTo]),
    longest: kept[0]?.weight ?? 0,
  }
}

function length({ firstFrom, firstTo, secondFrom, secondTo }: Passage): number {
  return Math.max(firstTo - firstFrom, secondTo - secondFrom) + 1
}

/** Weight of the passages that do not lie over a heavier one on this side. */
function apart(
  passages: readonly Passage[],
  words: number,
  side: (one: Passage) => readonly [from: number, to: number],
): number {
  const taken = new Uint8Array(words)
  let sum = 0
  for (const one of passages) {
    const [from, to] = side(one)
    if (taken.subarray(from, to + 1).includes(1)) continue
    taken.fill(1, from, to + 1)
    sum += one.weight
  }
  return sum
}

function passagesOf(
  first: Weighed,
  places: ReadonlyMap<number, readonly number[]>,
  second: Int32Array,
): Passage[] {
  const passages: Passage[] = []
  const open: (Passage | undefined)[] = new Array(first.words.length + second.length + 2 * DRIFT + 1)
  for (let j = 0; j < second.length; j++) {
    const at = places.get(second[j] ?? 0)
    if (!at || at.length > MOST_PLACES) continue
    for (const i of at) {
      const diagonal = i - j + second.length + DRIFT
      const weight = first.weights[i] ?? 0
      const known = heaviest(open, diagonal, i, j)
      const passage = known ?? { weight: 0, hits: 0, firstFrom: i, firstTo: i, secondFrom: j, secondTo: j }
      if (!known) passages.push(passage)
      passage.weight += weight
      passage.hits += 1
      passage.firstTo = i
      passage.secondTo = j
      open[diagonal] = passage
    }
  }
  return passages
}

/** The heaviest passage near this diagonal that ends shortly before both words. */
function heaviest(
  open: readonly (Passage | undefined)[],
  diagonal: number,
  i: number,
  j: number,
): Passage | null {
  let best: Passage | null = null
  for (let d = diagonal - DRIFT; d <= diagonal + DRIFT; d++) {
    const one = open[d]
    if (!one || i <= one.firstTo || j <= one.secondTo) continue
    if (i - one.firstTo > GAP || j - one.secondTo > GAP) continue
    if (!best || one.weight > best.weight) best = one
  }
  return best
}
