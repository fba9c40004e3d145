/** A pair and its value take three places. */
const WIDTH = 3
const EMPTY = 0

/**
 * Values by pairs of whole numbers, in one flat array (open addressing, linear probing): a text has hundreds of pairs of words,
 * and as strings in a `Map` they took longer to build and to hash than everything that is done with them. The first number of a
 * pair is never 0.
 */
export class PairTable {
  #cells: Int32Array
  #mask: number
  readonly #places: number
  size = 0

  /** Holds so many pairs before it has to grow. */
  constructor(expected: number) {
    this.#places = 2 ** Math.ceil(Math.log2(2 * expected + 1))
    this.#cells = new Int32Array(WIDTH * this.#places)
    this.#mask = this.#places - 1
  }

  /** Takes all pairs out; a table that had to grow is as small again as it was made. */
  clear(): void {
    if (this.#mask === this.#places - 1) this.#cells.fill(EMPTY)
    else this.#cells = new Int32Array(WIDTH * this.#places)
    this.#mask = this.#places - 1
    this.size = 0
  }

  /** The value of a pair, -1 when there is none. */
  get(first: number, second: number): number {
    const at = this.#find(first, second)
    return this.#cells[at] === EMPTY ? -1 : (this.#cells[at + 2] as number)
  }

  /** Keeps a value; true when the pair was not there before. */
  set(first: number, second: number, value: number): boolean {
    const at = this.#find(first, second)
    const isNew = this.#cells[at] === EMPTY
    this.#cells[at] = first
    this.#cells[at + 1] = second
    this.#cells[at + 2] = value
    if (isNew && ++this.size * 2 > this.#mask) this.#grow()
    return isNew
  }

  /** Where a pair stands, or would. */
  #find(first: number, second: number): number {
    const cells = this.#cells
    let place = mixed(first, second) & this.#mask
    for (;;) {
      const at = WIDTH * place
      if (cells[at] === EMPTY || (cells[at] === first && cells[at + 1] === second)) return at
      place = (place + 1) & this.#mask
    }
  }

  #grow(): void {
    const cells = this.#cells
    this.#mask = 2 * this.#mask + 1
    this.#cells = new Int32Array(WIDTH * (this.#mask + 1))
    this.size = 0
    for (let at = 0; at < cells.length; at += WIDTH)
      if (cells[at] !== EMPTY) this.set(cells[at] as number, cells[at + 1] as number, cells[at + 2] as number)
  }
}

/** Mixes both numbers (multiplicative hashing, Knuth 6.4) so that neighbours in the lists do not crowd. */
function mixed(first: number, second: number): number {
  const both = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return both ^ (both >>> 15)
}
