import { bestOf, itemsOf, offer } from './best.ts'

/** Articles, by number in the order in which they came, under the keys they have. */
export interface KeyIndex {
  add(article: number, keys: readonly number[]): void
  /** At most `most` articles that share the most keys, newest first among equals. */
  sharing(keys: readonly number[], most: number): Int32Array
}

/** Newest articles looked at under one key. */
const PER_KEY = 32
const FIRST_ROOM = 1_024
/** Above every number of an article. */
const ARTICLES = 2 ** 32

/** An index without articles; keys are 32-bit. */
export function openKeyIndex(): KeyIndex {
  /** Newest article last; a lone number spares an array for the many keys seen once. */
  const byKey = new Map<number, number | number[]>()
  let shared = new Uint16Array(FIRST_ROOM)

  return {
    add(article, keys) {
      for (const key of keys) {
        const list = byKey.get(key)
        if (list === undefined) byKey.set(key, article)
        else if (typeof list === 'number') byKey.set(key, [list, article])
        else if (list.push(article) > PER_KEY * 2) list.splice(0, PER_KEY)
      }
      if (article >= shared.length) shared = new Uint16Array(2 * article)
    },
    sharing(keys, most) {
      const touched: number[] = []
      for (const key of keys) {
        const list = byKey.get(key)
        if (typeof list === 'number') countOne(shared, list, touched)
        else if (list)
          for (let i = Math.max(0, list.length - PER_KEY); i < list.length; i++)
            countOne(shared, list[i] as number, touched)
      }
      const best = bestOf(most)
      for (const article of touched) {
        offer(best, article, (shared[article] as number) * ARTICLES + article)
        shared[article] = 0
      }
      return itemsOf(best)
    },
  }
}

/** Counts a key shared with an article, and notes the article when it is the first. */
function countOne(shared: Uint16Array, article: number, touched: number[]): void {
  const times = shared[article] as number
  if (times === 0) touched.push(article)
  shared[article] = times + 1
}
