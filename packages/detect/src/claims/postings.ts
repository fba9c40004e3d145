/**
 * An inverted index of 32-bit keys that grows: which documents have a key. Documents of a key's bucket lie in a chain of
 * blocks, each twice as long as the one before, so that adding moves nothing and reading runs over whole blocks. Keys
 * share buckets by chance now and then; what is found is looked at again.
 */
export interface Postings {
  add(document: number, keys: Int32Array): void
  /** Takes a document's keys out of the counts; the document itself is still walked over. */
  discount(keys: Int32Array): void
  /** In how many documents a key stands: twice in one that names it twice. */
  count(key: number): number
  /** Adds a weight to the scores of all documents of a key. */
  weigh(key: number, weight: number, scores: Int32Array): void
  /** Whether buckets are shared too often: time to build anew with more of them. */
  crowded(): boolean
}

export const LEAST_BITS = 12
const MOST_BITS = 24
const LONGEST = 1_024
/** Of a block: where the next one stands, how many documents it holds and could hold. */
const HEAD = 3

/** An empty index with 2^bits buckets. */
export function postingsOf(bits: number): Postings {
  const counts = new Int32Array(1 << bits)
  const firsts = new Int32Array(1 << bits)
  let cells = new Int32Array(1 << 12)
  let end = 1
  let total = 0
  const bucket = (key: number) => key >>> (32 - bits)

  const newBlock = (next: number): number => {
    const room = next === 0 ? 1 : Math.min(LONGEST, 2 * (cells[next + 2] ?? 0))
    const block = end
    end += HEAD + room
    if (end > cells.length) cells = larger(cells, end)
    cells[block] = next
    cells[block + 2] = room
    return block
  }
  const addOne = (document: number, at: number) => {
    let block = firsts[at] ?? 0
    if (block === 0 || cells[block + 1] === cells[block + 2]) {
      block = newBlock(block)
      firsts[at] = block
    }
    const held = cells[block + 1] ?? 0
    cells[block + HEAD + held] = document
    cells[block + 1] = held + 1
    counts[at] = (counts[at] ?? 0) + 1
  }
  return {
    add(document, keys) {
      for (const key of keys) addOne(document, bucket(key))
      total += keys.length
    },
    discount(keys) {
      for (const key of keys) counts[bucket(key)] = (counts[bucket(key)] ?? 0) - 1
    },
    count: (key) => counts[bucket(key)] ?? 0,
    weigh(key, weight, scores) {
      for (let block = firsts[bucket(key)] ?? 0; block !== 0; block = cells[block] ?? 0) {
        const first = block + HEAD
        addTo(scores, weight, cells, first, first + (cells[block + 1] ?? 0))
      }
    },
    crowded: () => bits < MOST_BITS && total >= 1 << bits,
  }
}

function addTo(scores: Int32Array, weight: number, cells: Int32Array, first: number, last: number): void {
  for (let at = first; at < last; at++) {
    const document = cells[at] as number
    scores[document] = (scores[document] as number) + weight
  }
}

/** A copy with at least so much room. */
function larger(cells: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, 2 * cells.length))
  grown.set(cells)
  return grown
}
