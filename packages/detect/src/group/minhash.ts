/** Values of a signature: 42 bands of 3 rows. Two texts whose 3-word shingles agree to 35 % meet in a band 84 times of 100. */
export const SIGNATURE_SIZE = 126
const ROWS = 3
const SHINGLE = 3
/** Tokens read of one text: a bound on work, far above any news article. */
const MOST_TOKENS = 6_000
const EMPTY = 0xffffffff

/** Odd multipliers and offsets of the 126 hash functions, from a fixed seed so that signatures of all machines agree. */
const [MULTIPLIERS, OFFSETS] = seededPairs(0x5eed_1954)

/**
 * MinHash signature (126 unsigned 32-bit values) over 3-word shingles of folded tokens; the share of equal values
 * estimates the Jaccard similarity (Broder 1997). Empty for fewer than three tokens.
 */
export function signatureOf(tokens: readonly string[]): number[] {
  if (tokens.length < SHINGLE) return []
  const words = Uint32Array.from(tokens.slice(0, MOST_TOKENS), hashWord)
  const least = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY)
  for (let at = 0; at + SHINGLE <= words.length; at++) addShingle(least, shingleHash(words, at))
  return [...least]
}

function addShingle(least: Uint32Array, shingle: number): void {
  for (let i = 0; i < SIGNATURE_SIZE; i++) {
    const value = (Math.imul(shingle, MULTIPLIERS[i] ?? 1) + (OFFSETS[i] ?? 0)) >>> 0
    if (value < (least[i] ?? 0)) least[i] = value
  }
}

function shingleHash(words: Uint32Array, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + SHINGLE; i++) hash = mix(Math.imul(hash ^ (words[i] ?? 0), 0x01000193))
  return hash >>> 0
}

/** Band keys of a signature: one number a band, different for the same rows in different bands. */
export function bandsOf(signature: readonly number[]): number[] {
  const bands: number[] = []
  for (let at = 0; at + ROWS <= signature.length; at += ROWS) {
    let hash = 0x9e3779b9 ^ at
    for (let i = at; i < at + ROWS; i++) hash = mix(Math.imul(hash ^ (signature[i] ?? 0), 0x85ebca6b))
    bands.push(hash >>> 0)
  }
  return bands
}

/** Estimated Jaccard similarity 0..1 of two texts; 0 when either has no signature. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  let same = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++
  return same / a.length
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return mix(hash) >>> 0
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
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
