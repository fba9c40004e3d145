import { mix } from '../hash.ts'

export const SIGNATURE_SIZE = 126
/** 32 bands of 2 rows. Two texts whose 3-word shingles agree to 30 % meet in a band 95 times of 100, to 35 % 98 times, to 40 % 996 times of 1,000. */
const BANDS = 32
const ROWS = 2
const SHINGLE = 3
/** Tokens read of one text: a bound on work, far above any news article. */
const MOST_TOKENS = 6_000
const EMPTY = 0xffffffff

/** Odd multipliers and offsets of the 126 hash functions, from a fixed seed so that signatures of all machines agree. */
const [MULTIPLIERS, OFFSETS] = seededPairs(0x5eed_1954)

/**
 * MinHash signature (126 unsigned 32-bit values) over 3-word shingles of folded words, given by their hashes; the share of
 * equal values estimates the Jaccard similarity (Broder 1997). Empty for fewer than three words.
 */
export function signatureOf(words: readonly number[]): number[] {
  if (words.length < SHINGLE) return []
  const shingles = shinglesOf(words)
  const least = new Array<number>(SIGNATURE_SIZE).fill(EMPTY)
  for (let i = 0; i < SIGNATURE_SIZE; i += 2) twoLeast(least, i, shingles)
  return least
}

/** The least values of two neighbouring hash functions: each shingle is read once for both. */
function twoLeast(least: number[], i: number, shingles: Uint32Array): void {
  const [a, b] = [MULTIPLIERS[i] as number, MULTIPLIERS[i + 1] as number]
  const [c, d] = [OFFSETS[i] as number, OFFSETS[i + 1] as number]
  let first = EMPTY
  let second = EMPTY
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at] as number
    const one = (Math.imul(shingle, a) + c) >>> 0
    const two = (Math.imul(shingle, b) + d) >>> 0
    if (one < first) first = one
    if (two < second) second = two
  }
  least[i] = first
  least[i + 1] = second
}

function shinglesOf(words: readonly number[]): Uint32Array {
  const shingles = new Uint32Array(Math.min(words.length, MOST_TOKENS) - SHINGLE + 1)
  for (let at = 0; at < shingles.length; at++) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + SHINGLE; i++) hash = mix(Math.imul(hash ^ mix(words[i] as number), 0x01000193))
    shingles[at] = hash
  }
  return shingles
}

/** Band keys of a signature: one 32-bit number a band, different for the same rows in different bands. */
export function bandsOf(signature: ArrayLike<number>): number[] {
  const bands: number[] = []
  for (let at = 0; at < BANDS * ROWS && at < signature.length; at += ROWS) {
    let hash = 0x9e3779b9 ^ at
    for (let i = at; i < at + ROWS; i++) hash = mix(Math.imul(hash ^ (signature[i] ?? 0), 0x85ebca6b))
    bands.push(hash)
  }
  return bands
}

/** Estimated Jaccard similarity 0..1 of two texts; 0 when either has no signature, or as soon as it is sure to be below `least`. */
export function resemblance(a: ArrayLike<number>, b: ArrayLike<number>, least = 0): number {
  if (a.length === 0 || a.length !== b.length) return 0
  const mostOther = a.length * (1 - least) + 1
  let other = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && ++other > mostOther) return 0
  return (a.length - other) / a.length
}

function seededPairs(seed: number): [Uint32Array, Uint32Array] {
  let state = seed
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    return mix(state) >>> 0
  }
  const multipliers = Uint32Array.from({ length: SIGNATURE_SIZE }, () => next() | 1)
  const offsets = Uint32Array.from({ length: SIGNATURE_SIZE }, next)
  return [multipliers, offsets]
}
