import { findPlaces } from '@chudong/vietnamese'
import { conceptsOf } from './concepts.ts'
import { pairId, skeletonWords, wordId } from './words.ts'

/** A text as it is compared: its words in order, and what they say, all as 32-bit ids. */
export interface Described {
  words: Int32Array
  distinct: ReadonlySet<number>
  pairs: ReadonlySet<number>
  numbers: ReadonlySet<number>
  concepts: ReadonlySet<number>
  /** Current provinces named or hinted at. */
  places: ReadonlySet<number>
}

/** Places stand early, or do not matter to what a text claims. */
const PLACE_CHARS = 1_500

/** Reads a text for comparison with claims. */
export function describe(text: string): Described {
  const read = skeletonWords(text)
  const words = Int32Array.from(read, wordId)
  const named = conceptsOf(text)
  const places = findPlaces(text.slice(0, PLACE_CHARS)).flatMap(({ province }) =>
    province === null ? [] : [`@${province}`],
  )
  return {
    words,
    distinct: new Set(words),
    pairs: new Set(pairsOf(words)),
    numbers: new Set(read.filter((word) => /^\d/.test(word)).map(wordId)),
    concepts: new Set(named.filter((concept) => !isPlace(concept)).map(wordId)),
    places: new Set([...named.filter(isPlace), ...places].map(wordId)),
  }
}

/** Ids of neighbouring words, as often as they stand. */
export function pairsOf(words: Int32Array): number[] {
  const pairs: number[] = []
  for (let i = 1; i < words.length; i++) pairs.push(pairId(words[i - 1] ?? 0, words[i] ?? 0))
  return pairs
}

function isPlace(concept: string): boolean {
  return concept.startsWith('@')
}
