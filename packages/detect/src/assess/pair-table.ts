const EMPTY = 0

/**
 * Values by pairs of whole numbers, in flat arrays (open addressing, linear probing): a text has hundreds of pairs of words, and
 * as strings in a `Map` they took longer to build and to hash than everything that is done with them. The first number is never 0.
 */
export class PairTable {
  #firsts: Int32Array
  #seconds: Int32Array
  #values: Int32Array
  size = 0

  constructor(expected = 16) {
    const places = 2 ** Math.ceil(Math.log2(2 * expected + 1))
    this.#firsts = new Int32Array(places)
    this.#seconds = new Int32Array(places)
    this.#values = new Int32Array(places)
  }

  /** The value of a pair, -1 when there is none. */
  get(first: number, second: number): number {
    const at = this.#find(first, second)
    return this.#firsts[at] === EMPTY ? -1 : (this.#values[at] as number)
  }

  /** Keeps a value; true when the pair was not there before. */
  set(first: number, second: number, value: number): boolean {
    const at = this.#find(first, second)
    this.#values[at] = value
    if (this.#firsts[at] !== EMPTY) return false
    this.#firsts[at] = first
    this.#seconds[at] = second
    if (++this.size * 2 > this.#firsts.length) this.#grow()
    return true
  }

  clear(): void {
    this.#firsts.fill(EMPTY)
    this.size = 0
  }

  /** Where a pair stands, or would. */
  #find(first: number, second: number): number {
    const mask = this.#firsts.length - 1
    let at = placeOf(first, second) & mask
    while (this.#firsts[at] !== EMPTY && (this.#firsts[at] !== first || this.#seconds[at] !== second))
      at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [firsts, seconds, values] = [this.#firsts, this.#seconds, this.#values]
    const places = 2 * firsts.length
    this.#firsts = new Int32Array(places)
    this.#seconds = new Int32Array(places)
    this.#values = new Int32Array(places)
    this.size = 0
    for (let i = 0; i < firsts.length; i++)
      if (firsts[i] !== EMPTY) this.set(firsts[i] as number, seconds[i] as number, values[i] as number)
  }
}

/** Mixes both numbers (multiplicative hashing, Knuth 6.4) so that neighbours in the lists do not crowd. */
function placeOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
