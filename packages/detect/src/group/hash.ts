const PRIME = 0x01000193

/** 32-bit hash of a string (FNV-1a); two terms of one pair of articles meet by chance about once in ten million. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash | 0
}

/** Another one, to know a term by both (polynomial, its bits spread). */
export function otherHashOf(text: string): number {
  let hash = text.length
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash, 0x2c1b3c6d) + text.charCodeAt(i)
  return mix(hash)
}

/** Spreads the bits of a 32-bit number over all of it. */
export function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
