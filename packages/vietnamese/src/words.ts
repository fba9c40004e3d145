import { detached } from './detached.ts'
import { areToned, foldNormalised, isMarked } from './fold.ts'
import { meaningOf, spellOut, spellOutNames } from './teencode.ts'
import { eachToken } from './tokens.ts'
import { type Word, WordTable } from './word-table.ts'

const words = new WordTable()
/** Every token of every list that texts are searched for. */
const numbers = new Map<string, number>()

/** The number of a token that a list is to know; from now on `wordOf` gives it. */
export function enrol(token: string): number {
  const known = numbers.get(token)
  if (known !== undefined) return known
  words.clear()
  numbers.set(token, numbers.size + 1)
  return numbers.size
}

/** The number of a token, 0 if no list has it. */
export function numberOf(token: string): number {
  return numbers.get(token) ?? 0
}

/** What is known of one lower-case normalised token. */
export function wordOf(token: string): Word {
  return wordAt(token, 0, token.length)
}

/** As `wordOf`, for the token that stands between two offsets of a text. */
function wordAt(text: string, start: number, end: number): Word {
  const known = words.find(text, start, end)
  if (known !== undefined) return known
  const word = learnt(detached(text.slice(start, end)))
  words.keep(word)
  return word
}

function learnt(token: string): Word {
  const folded = foldNormalised(token)
  return {
    toned: token,
    folded,
    number: numberOf(token),
    foldedNumber: numberOf(folded),
    marked: isMarked(token),
    meant: meaningOf(token),
    respelt: spellOutNames(token) !== token,
  }
}

/** As `foldNormalised`, for one token. */
export function foldToken(token: string): string {
  return wordOf(token).folded
}

/** As `hasTones`, for the words of a text. */
export function haveTones(said: readonly Word[]): boolean {
  let marked = 0
  for (const word of said) if (word.marked) marked++
  return areToned(marked, said.length)
}

/** The words of a normalised lower-case text, in order. */
export function wordsIn(text: string): Word[] {
  const found: Word[] = []
  eachToken(text, (start, end) => found.push(wordAt(text, start, end)))
  return found
}

export type { Word }

/** A word and where it stands. */
export interface WordSpan {
  word: Word
  start: number
  end: number
}

/** As `wordsIn`, with offsets. */
export function wordSpans(text: string): WordSpan[] {
  const found: WordSpan[] = []
  eachToken(text, (start, end) => found.push({ word: wordAt(text, start, end), start, end }))
  return found
}

/** The words that begin between two offsets of a text. */
export function wordsBetween(spans: readonly WordSpan[], from: number, to: number): Word[] {
  const found: Word[] = []
  for (let i = firstFrom(spans, from); i < spans.length; i++) {
    const span = spans[i] as WordSpan
    if (span.start >= to) break
    found.push(span.word)
  }
  return found
}

/** The first of the spans that begins at an offset or behind it. */
function firstFrom(spans: readonly WordSpan[], offset: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as WordSpan).start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** As `wordSpans`, with teencode spelt out; offsets then count in the text as it is spelt out. */
export function wordSpansMeant(text: string): WordSpan[] {
  const typed = wordSpans(text)
  return typed.some(({ word }) => word.meant !== null) ? wordSpans(spellOut(text)) : typed
}

/** As `wordsIn` of a text in small letters, with teencode spelt out; `typed` are the words as they stand in the text. */
export function wordsMeant(text: string, typed: Word[]): Word[] {
  return typed.some(isTeencode) ? wordsIn(spellOut(text.toLowerCase())) : typed
}

function isTeencode({ meant }: Word): boolean {
  return meant !== null
}
