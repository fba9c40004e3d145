import type { AssessInput } from '@chudong/domain'
import {
  fillLost,
  haveTones,
  isPlain,
  normalise,
  type PlaceText,
  prepare,
  restoreTones,
  type Sentence,
  sentences,
  type Word,
  type WordSpan,
  wordOf,
  wordsBetween,
  wordsIn,
  wordsMeant,
} from '@chudong/vietnamese'
import { entries } from './lexicon.ts'
import { type Hit, scanner, type TokenLine } from './scan.ts'
import { unmask, withoutWhole } from './unmask.ts'

/** A sentence with what was found in it; `text` is as written, for quoting. */
export interface Line extends TokenLine {
  text: string
  /** The text in plain letters (`normalise`). */
  plain: string
  hits: readonly Hit[]
  concepts: ReadonlySet<string>
  /** The title, or the first sentence of an untitled text. */
  lead: boolean
  /** What was found out about it so far (`perLine`). */
  answers: unknown[]
}

/** A text read once: everything the rules look at. */
export interface Reading {
  lines: readonly Line[]
  concepts: ReadonlySet<string>
  words: number
  titled: boolean
  /** Title and text as places are looked for in it. */
  whole: PlaceText
  /** What was found out about it so far (`perText`). */
  answers: unknown[]
}

/** Articles say what happened early; what stands later is background, and reading is bounded. */
export const MAX_CHARS = 4000
const MAX_TITLE = 500
const MAX_LINES = 60
const scan = scanner(entries)

/** Words of a title and of a text behind it, which begins at the offset `from`; nothing in either had to be changed. */
export interface Said {
  title: string
  text: string
  spans: readonly WordSpan[]
  from: number
}

let last: Said | null = null

/** The words of an article if it is the one read last, so that who compares what was just judged need not read it again. */
export function readLast(title: string, text: string): Said | null {
  return last !== null && last.text === text && last.title === title ? last : null
}

/** How the tones of a text without any are restored: see `restoreTones`. */
interface ReadOptions {
  asIfNew?: boolean
}

/** Splits, tokenises and scans a text; at most 4,000 characters and 60 sentences of it. */
export function read({ title: given, text }: AssessInput, options: ReadOptions = {}): Reading {
  const title = fillLost(given ?? '')
  const written = text.slice(0, MAX_CHARS)
  const body = fillLost(written)
  const front = title === '' ? '' : `${title}\n`
  const typed = title === '' ? written : `${given}\n${written}`
  const whole = prepare(front + body)
  // Where nothing in the text had to be changed, its words are those of its sentences.
  const source = isPlain(front + body, whole.text) && title.length <= MAX_TITLE ? whole : null
  const isAsGiven = body === text && title === (given ?? '')
  last = source && isAsGiven ? { title, text, spans: whole.spans, from: front.length } : null
  const found = sentences(body).slice(0, MAX_LINES)
  const parts = [
    ...titleOf(title),
    ...found.map((one) => ({ text: one.text, start: front.length + one.start })),
  ]
  const lines = parts.map((part, index) => readLine(part, { typed, source, lead: index === 0, ...options }))
  return {
    lines,
    concepts: conceptsIn(lines),
    words: lines.reduce((sum, line) => sum + line.toned.length, 0),
    titled: parts.length > found.length,
    whole,
    answers: [],
  }
}

/** Whether most words of a text were written without tones. */
export function isToneless({ lines, words }: Pick<Reading, 'lines' | 'words'>): boolean {
  let restored = 0
  for (const { tones, folded } of lines) if (tones === 'restored') restored += folded.length
  return 2 * restored > words
}

function conceptsIn(lines: readonly Line[]): Set<string> {
  const found = new Set<string>()
  for (const { concepts } of lines) for (const concept of concepts) found.add(concept)
  return found
}

function titleOf(title: string): Sentence[] {
  const trimmed = title.trim()
  return trimmed === '' ? [] : [{ text: trimmed.slice(0, MAX_TITLE), start: title.indexOf(trimmed) }]
}

interface Around extends ReadOptions {
  /** The whole text before lost letters were filled in, for quoting. */
  typed: string
  source: PlaceText | null
  lead: boolean
}

function readLine({ text, start }: Sentence, { typed, source, lead, asIfNew }: Around): Line {
  const whole = source ? text : normalise(text)
  const plain = withoutWhole(whole)
  const bare = unmask(plain)
  const said =
    source && bare === text
      ? wordsBetween(source.spans, start, start + text.length)
      : wordsIn(bare.toLowerCase())
  const meant = wordsMeant(bare, said)
  // Teencode gets its marks when it is spelt out: what was typed says whether the sentence has tones.
  const restored = !haveTones(said)
  const words = restored
    ? restoreTones(
        meant.map((word) => word.folded),
        { asIfNew },
      ).map(wordOf)
    : meant
  const line = spelt(words, restored ? 'restored' : bare === plain ? 'strict' : 'loose')
  const hits = scan(line)
  const concepts = new Set<string>()
  for (const { entry } of hits) concepts.add(entry.concept)
  // Named one by one: what is added behind a spread makes an object a hundred times as slow.
  return {
    toned: line.toned,
    folded: line.folded,
    numbers: line.numbers,
    foldedNumbers: line.foldedNumbers,
    tones: line.tones,
    text: typed.slice(start, start + text.length),
    plain: whole,
    hits,
    concepts,
    lead,
    answers: [],
  }
}

function spelt(words: readonly Word[], tones: TokenLine['tones']): TokenLine {
  const size = words.length
  const toned = new Array<string>(size)
  const folded = new Array<string>(size)
  const numbers = new Array<number>(size)
  const foldedNumbers = new Array<number>(size)
  for (let i = 0; i < size; i++) {
    const word = words[i] as Word
    toned[i] = word.toned
    folded[i] = word.folded
    numbers[i] = word.number
    foldedNumbers[i] = word.foldedNumber
  }
  return { toned, folded, numbers, foldedNumbers, tones }
}
