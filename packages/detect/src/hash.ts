import { hashOf } from '@chudong/vietnamese'

/** Two hashes of a term, of 32 bits each: of a piece of it first, then of the piece that follows. */
export interface Hashes {
  /** As `hashOf` of the text. */
  first: number
  /** Of another kind (polynomial), whose bits are to be spread (`mix`). */
  second: number
}

const NONE: Hashes = { first: hashOf(''), second: 1 }

/** Both hashes of a text, or of one that begins with a text of which they are known. */
export function hashesOf(text: string, { first, second }: Hashes = NONE): Hashes {
  let [one, other] = [first, second]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    one = Math.imul(one ^ code, 0x01000193)
    other = (Math.imul(other, 0x2c1b3c6d) + code) | 0
  }
  return { first: one, second: other }
}

/** Spreads the bits of a 32-bit number over all of it. */
export function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
