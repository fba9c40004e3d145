import { findPlaces } from '@chudong/vietnamese'
import { CONCEPT_CHARS, conceptsOf } from './concepts.ts'
import { figuresOf } from './figures.ts'
import { pairId, plainText, type Word, wordId, wordsOf } from './words.ts'

/** What a text says, in order and as 32-bit ids: all that indexing asks. */
export interface ReadText {
  words: Int32Array
  numbers: Int32Array
  concepts: Int32Array
  /** As `figuresOf` gives them. */
  figures: Int32Array
  /** Provinces named or hinted at by the words of `claim-synonyms.json`. */
  hints: Int32Array
}

/** A text as it is compared: its words in order, and what they say, each once. */
export interface Described {
  words: Int32Array
  distinct: ReadonlySet<number>
  pairs: ReadonlySet<number>
  numbers: ReadonlySet<number>
  concepts: ReadonlySet<number>
  figures: Int32Array
  /** Current provinces named or hinted at. */
  places: ReadonlySet<number>
}

/** Places stand early, or do not matter to what a text claims. */
const PLACE_CHARS = 1_500

/** Reads a text once. */
export function readText(text: string): ReadText {
  const { words, named } = readNames(text)
  return {
    words: idsOf(words),
    numbers: idsOf(words.filter(({ word }) => isNumber(word))),
    concepts: namesOf(named.filter((concept) => !isPlace(concept))),
    figures: figuresOf(words),
    hints: namesOf(named.filter(isPlace)),
  }
}

/** Reads of a correction what is compared. */
export function readCorrection(text: string): Pick<ReadText, 'words' | 'concepts'> {
  const { words, named } = readNames(text)
  return { words: idsOf(words), concepts: namesOf(named.filter((concept) => !isPlace(concept))) }
}

function readNames(text: string): { words: Word[]; named: string[] } {
  const plain = plainText(text)
  const named = conceptsOf(text.length > CONCEPT_CHARS ? plainText(text, CONCEPT_CHARS) : plain)
  return { words: wordsOf(plain), named }
}

/** One for all: most texts name no number or no place. */
const NONE = new Int32Array()

function idsOf(words: readonly Word[]): Int32Array {
  if (words.length === 0) return NONE
  const ids = new Int32Array(words.length)
  for (let i = 0; i < words.length; i++) ids[i] = words[i]?.id ?? 0
  return ids
}

function namesOf(names: readonly string[]): Int32Array {
  if (names.length === 0) return NONE
  const ids = new Int32Array(names.length)
  for (let i = 0; i < names.length; i++) ids[i] = wordId(names[i] ?? '')
  return ids
}

/** Provinces that a text names, by the gazetteer. */
export function placesOf(text: string): number[] {
  return findPlaces(text.slice(0, PLACE_CHARS)).flatMap(({ province }) =>
    province === null ? [] : [wordId(`@${province}`)],
  )
}

/** A text that was read, with its places, ready to be compared. */
export function describeRead(
  { words, numbers, concepts, figures, hints }: ReadText,
  places: Iterable<number>,
): Described {
  return {
    words,
    distinct: new Set(words),
    pairs: new Set(pairsOf(words)),
    numbers: new Set(numbers),
    concepts: new Set(concepts),
    figures,
    places: new Set([...hints, ...places]),
  }
}

/** Reads a text for comparison with claims. */
export function describe(text: string): Described {
  return describeRead(readText(text), placesOf(text))
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

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}
