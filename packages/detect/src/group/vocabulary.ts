import type { Word as Read } from '@chudong/vietnamese'
import { detached } from '@chudong/vietnamese'
import { type Hashes, hashesOf } from '../hash.ts'
import { enter, numberingFor, placeOf } from './numbering.ts'
import { isCommon, OWN_COUNTS, ownRarity, UNSEEN } from './rarity.ts'

/** A folded word with what grouping asks of it again and again. */
export interface Word {
  /** Its number in the vocabulary: from 1, of 16 bits. */
  id: number
  folded: string
  hashes: Hashes
  /** Of the word and the space behind it, where a pair begins with it. */
  begun: Hashes
  /** Carries no topic. */
  common: boolean
}

/**
 * Words by number, so that a term is a number too while it is counted: a word's own, or that of the first word of a pair
 * above that of the second, of 16 bits each.
 */
export interface Vocabulary {
  /** The word as grouping knows it. */
  wordOf(read: Read): Word
  textOf(term: number): string
  /** Of the text. */
  hashesOf(term: number): Hashes
  /** As `ownRarity` of the text. */
  rarityOf(term: number): number
}

/** Whether a number is that of a pair. */
export function isPair(term: number): boolean {
  return term >>> BITS !== 0
}

/** The number of a pair of neighbouring words. */
export function pairOf(first: Word, second: Word): number {
  return (first.id << BITS) | second.id
}

const BITS = 16
const SECOND = 0xffff
/** A text has at most 30,000 words of its own, so that there are never more than 16 bits count. */
const MOST_WORDS = 20_000

let current: (Vocabulary & { size(): number }) | null = null

/** The vocabulary to read one article with: some thousand syllables make up nearly every text; a full one is begun anew. */
export function vocabulary(): Vocabulary {
  if (current === null || current.size() > MOST_WORDS) current = begun()
  return current
}

function begun(): Vocabulary & { size(): number } {
  const words: Word[] = []
  const byRead = new Map<Read, Word>()
  const byFolded = new Map<string, Word>()
  const known = numberingFor(OWN_COUNTS.size)
  const rarities = new Float64Array(OWN_COUNTS.size)

  const wordFor = (text: string): Word => {
    const entered = byFolded.get(text)
    if (entered) return entered
    const folded = detached(text)
    const hashes = hashesOf(folded)
    const begun = hashesOf(' ', hashes)
    const word = { id: words.length + 1, folded, hashes, begun, common: isCommon(folded) }
    words.push(word)
    byFolded.set(folded, word)
    return word
  }
  const wordOf = (read: Read): Word => {
    const known = byRead.get(read)
    if (known) return known
    const word = wordFor(read.folded)
    byRead.set(read, word)
    return word
  }
  const wordAt = (id: number) => words[id - 1] as Word
  for (const term of OWN_COUNTS.keys()) {
    const [first = '', second] = term.split(' ')
    const word = wordFor(first)
    const number = second === undefined ? word.id : pairOf(word, wordFor(second))
    rarities[enter(known, number)] = ownRarity(term)
  }
  return {
    wordOf,
    textOf(term) {
      const { folded } = wordAt(term & SECOND)
      return isPair(term) ? `${wordAt(term >>> BITS).folded} ${folded}` : folded
    },
    hashesOf(term) {
      const { folded, hashes } = wordAt(term & SECOND)
      return isPair(term) ? hashesOf(folded, wordAt(term >>> BITS).begun) : hashes
    },
    rarityOf(term) {
      const place = placeOf(known, term)
      return place < 0 ? UNSEEN : (rarities[place] as number)
    },
    size: () => byRead.size,
  }
}
