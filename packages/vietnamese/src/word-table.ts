import { hashBetween } from './hash.ts'

/** What is known of a token, found once for each: some thousand syllables make up nearly every text. */
export interface Word {
  /** As `tokens` gives it: lower-case, with tones. */
  toned: string
  folded: string
  /** What lists know it by, as it is and folded; 0 = it stands in none. */
  number: number
  foldedNumber: number
  /** A letter carries a Vietnamese mark. */
  marked: boolean
  /** What it stands for in teencode; null = for itself. */
  meant: string | null
  /** In a name it would be read as something else (`spellOutNames`, which reads a long word piece by piece). */
  respelt: boolean
}

const MOST_WORDS = 20_000
/** No syllable and hardly a name is longer; what is longer is not kept. */
const LONGEST = 32
/** So far from its place a word is looked for: whoever makes up words that all have one place gains nothing. */
const MOST_STEPS = 32
/** Places of the table: a power of two, and at most two thirds of them are taken. */
const PLACES = 32_768

/**
 * Words by their spelling, found without taking the token out of its text first: the lookups of a `Map` cost more than all else
 * that is done to split a text into words. When it is full, other words are not kept.
 */
export class WordTable {
  #words: (Word | undefined)[] = places()
  #size = 0

  /** The word that stands between two offsets of a text, if it is kept. */
  find(text: string, start: number, end: number): Word | undefined {
    if (end - start > LONGEST) return undefined
    const first = firstPlace(text, start, end)
    for (let step = 0; step < MOST_STEPS; step++) {
      const word = this.#words[(first + step) & (PLACES - 1)]
      if (word === undefined || isThere(word.toned, text, start, end)) return word
    }
    return undefined
  }

  /** Keeps a word that is not there yet, where there is room for it. */
  keep(word: Word): void {
    if (this.#size === MOST_WORDS || word.toned.length > LONGEST) return
    const first = firstPlace(word.toned, 0, word.toned.length)
    for (let step = 0; step < MOST_STEPS; step++) {
      const at = (first + step) & (PLACES - 1)
      if (this.#words[at] !== undefined) continue
      this.#words[at] = word
      this.#size++
      return
    }
  }

  clear(): void {
    if (this.#size > 0) this.#words = places()
    this.#size = 0
  }
}

function places(): undefined[] {
  return new Array(PLACES).fill(undefined)
}

function isThere(token: string, text: string, start: number, end: number): boolean {
  if (token.length !== end - start) return false
  for (let i = 0; i < token.length; i++) if (token.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

/** Where a word is looked for first. */
function firstPlace(text: string, start: number, end: number): number {
  const hash = hashBetween(text, start, end)
  return (hash ^ (hash >>> 15)) & (PLACES - 1)
}
