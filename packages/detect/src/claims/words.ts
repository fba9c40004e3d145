import {
  fillLost,
  foldNormalised,
  hashOf,
  normalise,
  type Word as ReadWord,
  remembered,
  wordsIn,
} from '@chudong/vietnamese'
import teencode from '../../data/claims/teencode.json' with { type: 'json' }
import { mix } from '../hash.ts'

const MEANT = new Map(Object.entries(teencode.words).map(([written, word]) => [written, word.split(' ')]))
/** Tokens read of one text: a bound on work, far above any post. */
const MOST_WORDS = 2_500
const MOST_CHARS = 16_000

/** A text as it is read once for every comparison: normalised, in small letters, with its words. */
export interface PlainText {
  plain: string
  words: ReadWord[]
}

/** Reads the beginning of a text. */
export function plainText(text: string, mostChars = MOST_CHARS): PlainText {
  const plain = normalise(fillLost(text.slice(0, mostChars))).toLowerCase()
  return { plain, words: wordsIn(plain) }
}

/** A word as it is compared, with its id. */
export interface Word {
  word: string
  id: number
}

/**
 * The words of a text as two spellings of it would share them: look-alike letters and tones gone, teencode read
 * ("ko dc" → khong duoc), and each syllable cut to what careless spelling keeps ("quá" and "wá", "biết" and "bít").
 */
export function wordsOf(text: PlainText): Word[] {
  const words: Word[] = []
  for (const { toned } of text.words) {
    if (words.length >= MOST_WORDS) break
    for (const word of meantBy(toned)) words.push(word)
  }
  return words
}

/** As `wordsOf`, the words alone of a text that was not read yet. */
export function skeletonWords(text: string): string[] {
  return wordsOf(plainText(text)).map(({ word }) => word)
}

/** What a token stands for, as it is compared. */
const meantBy = remembered(
  (token): readonly Word[] =>
    (MEANT.get(token) ?? [foldNormalised(token)]).map((folded) => {
      const word = skeleton(folded)
      return { word, id: wordId(word) }
    }),
  { most: 50_000, longest: 24 },
)

/** A folded syllable without what teencode changes: "phai" and "fai" → "fai", "nhieu" and "nhiu" → "nhiu". */
export function skeleton(word: string): string {
  return /\d/.test(word) ? word.replace(/(?<=\d)[.,](?=\d{3})/g, '') : bare(word)
}

function bare(word: string): string {
  return word
    .replace(/(.)\1+/g, '$1')
    .replace(/^ph/, 'f')
    .replace(/^(?:qu|w)/, 'kw')
    .replace(/^(?:gi(?=[aeou])|[djrvz])/, 'z')
    .replace(/^gi/, 'zi')
    .replace(/^(ng|g)h/, '$1')
    .replace(/^tr/, 'ch')
    .replace(/^[cq](?!h)/, 'k')
    .replace(/^x/, 's')
    .replace(/y/g, 'i')
    .replace(/ie|ia(?=.)/, 'i')
    .replace(/uo(?=.)/, 'u')
    .replace(/ng$/, 'g')
    .replace(/nh$/, 'h')
    .replace(/(?:ch|c)$/, 'k')
}

/** 32-bit hash of a word, never 0. */
export function wordId(word: string): number {
  return mix(hashOf(word)) | 0 || 1
}

/** 32-bit hash of two neighbouring words. */
export function pairId(first: number, second: number): number {
  return mix(Math.imul(first, 0x85ebca6b) ^ (second + 0x9e3779b9)) | 0 || 1
}
