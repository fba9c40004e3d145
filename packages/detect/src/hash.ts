/** Another hash of a string than `hashOf`, to know a term by both (polynomial, its bits spread). */
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
