/** An inverted index of 32-bit keys: which documents have a key. Keys share buckets by chance now and then; what it finds is looked at again. */
export interface Postings {
  /** Documents of the key's bucket: `documents[from..to)`. */
  documents: Int32Array
  range(key: number): readonly [from: number, to: number]
}

/** Builds the index of documents given as lists of keys; a key that a document names twice counts twice. */
export function postingsOf(keysOf: readonly Int32Array[]): Postings {
  const total = keysOf.reduce((sum, keys) => sum + keys.length, 0)
  const bits = Math.min(24, Math.max(12, Math.ceil(Math.log2(total + 1))))
  const bucket = (key: number) => key >>> (32 - bits)
  const starts = new Int32Array((1 << bits) + 1)
  for (const keys of keysOf)
    for (const key of keys) {
      const at = bucket(key) + 1
      starts[at] = (starts[at] ?? 0) + 1
    }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const next = starts.slice()
  const documents = new Int32Array(total)
  for (const [document, keys] of keysOf.entries())
    for (const key of keys) {
      const at = next[bucket(key)] ?? 0
      documents[at] = document
      next[bucket(key)] = at + 1
    }
  return { documents, range: (key) => [starts[bucket(key)] ?? 0, starts[bucket(key) + 1] ?? 0] }
}
