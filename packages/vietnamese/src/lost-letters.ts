import hidden from '../data/hidden-words.json' with { type: 'json' }
import { remembered } from './remembered.ts'
import { isSyllable } from './spelling.ts'
import { isShortForm } from './teencode.ts'
import { isWritten, NONE, sameNumber, type ToneCounts, toneCounts, writtenWords } from './tone-counts.ts'
import { type Favour, likeliestPath } from './tones.ts'

/** A word of a line, whole or with lost letters. */
interface Piece {
  start: number
  /** As it stands there, in small letters. */
  word: string
  /** What it may have been: whole words, each as long as the piece or as the piece without a question mark behind it. */
  readings: readonly string[]
}

const QUESTION_MARK = 0x3f
const LONGEST = 7
/** Of the words that fit so many are weighed, those that stand behind most others. */
const MOST_READINGS = 24
/** A reading is taken when it is so many times as likely as the next. */
const CLEAR = 3
/** So many words that surely lost letters make a question mark in the middle of a sentence doubtful. */
const BROKEN = 2

/**
 * Fills in letters that came back as "?" from a code page that lacks them ("Thông báo v? vi?c tiêm ch?ng", "?ệ?? viện"):
 * words that fit what is left, weighed by what stands beside them, where one is clearly the likeliest. What may be a question
 * stays ("không?", "thật hả??"). Letters stand where their marks stood, so that the length in UTF-16 units stays too.
 */
export function fillLost(text: string): string {
  if (!text.includes('?')) return text
  const lines = text.split('\n').map((line) => ({ line, pieces: line.includes('?') ? piecesOf(line) : [] }))
  const broken = lines.flatMap(({ pieces }) => pieces.filter(isBroken))
  if (broken.length === 0) return text
  const lost = lostIn(text, broken)
  const words = lines.reduce((sum, { line }) => sum + line.split(' ').length, 0)
  const favour = lost === 'plain' && FEW * broken.length <= words ? hiddenOnes() : undefined
  return lines
    .map(({ line, pieces }) =>
      fillLine(
        line,
        pieces.map((piece) => ({ ...piece, readings: likelyOf(piece, lost) })),
        broken.length >= BROKEN,
        favour,
      ),
    )
    .join('\n')
}

/** One broken word in so many that surely lost plain letters makes a text one in disguise. */
const MASKED = 4
/** Where few words are in disguise, they are those that filters look for. */
const FEW = 3
const HIDDEN = 10
const HIDDEN_WORDS = new Set(hidden.words.split(' '))

const AS_ELSEWHERE: Favour = () => 1

function hiddenOnes(): Favour {
  const { spellings } = toneCounts()
  return (word) => (HIDDEN_WORDS.has(spellings[word] ?? '') ? HIDDEN : 1)
}

type Lost = 'marked' | 'plain' | 'either'

/**
 * Which letters a text lost: those with marks, where none beyond Latin-1 came through; plain ones in disguise ("ʙệпʜ" → "?ệ??"), where
 * some of its words cannot be read otherwise.
 */
function lostIn(text: string, broken: readonly Piece[]): Lost {
  if (!BEYOND_LATIN_1.test(text)) return 'marked'
  const isPlain = ({ word, readings }: Piece) => !readings.some((reading) => areLost(reading, word, 'marked'))
  return MASKED * broken.filter(isPlain).length >= broken.length ? 'plain' : 'either'
}

/** The readings that lost such letters only; all where there are none. */
function likelyOf({ word, readings }: Piece, lost: Lost): readonly string[] {
  if (lost === 'either') return readings
  const likely = readings.filter((reading) => areLost(reading, word, lost))
  return likely.length > 0 ? likely : readings
}

function areLost(reading: string, word: string, lost: Lost): boolean {
  for (let i = 0; i < reading.length; i++) {
    if (word.charCodeAt(i) !== QUESTION_MARK || reading.charAt(i) === 'đ') continue
    if (reading.charCodeAt(i) < 0x80 !== (lost === 'plain')) return false
  }
  return true
}

const BEYOND_LATIN_1 = /[\u0102-\u01b0\u1ea0-\u1ef9]/
const PIECE = /[\p{L}\p{N}?]+/gu
/** Beside these a question mark belongs to an address. */
const ADDRESS = /[/=&@_#%+\p{M}\p{N}]/u

function piecesOf(line: string): Piece[] {
  return [...line.matchAll(PIECE)].map(({ 0: found, index: start }) => {
    const word = found.toLowerCase()
    const beside = line.charAt(start - 1) + line.charAt(start + found.length)
    const lost = found.includes('?') && word.length === found.length && !ADDRESS.test(beside + found)
    return { start, word, readings: lost ? readingsOf(word) : [] }
  })
}

function isBroken({ word, readings }: Piece): boolean {
  return readings.length > 0 && !isQuestion(word)
}

/** Words with question marks between or behind them: "không?ai", "hả??", "bn?"; "thu?c" is none. */
function isQuestion(word: string): boolean {
  const [first = '', ...others] = word.split(/\?+/)
  const behind = others.filter((part) => part !== '')
  if (behind.length === 0) return isWord(first) || isShortForm(first)
  return first.length > 1 && isWord(first) && behind.every((part) => part.length > 1 && isWord(part))
}

function isWord(part: string): boolean {
  return isSyllable(part) && isWritten(part)
}

const readingsOf = remembered(
  (word: string): readonly string[] =>
    word.endsWith('?') && word.slice(0, -1).includes('?')
      ? [...fitting(word), ...fitting(word.slice(0, -1))]
      : fitting(word),
  { most: 5_000, longest: LONGEST + 1 },
)

/** Words of as many letters with the same ones where they are known. */
function fitting(word: string): string[] {
  if (word.length > LONGEST || !/\p{L}/u.test(word)) return []
  return syllablesOf(word.length).filter((written) => fits(written, word))
}

function fits(written: string, word: string): boolean {
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== QUESTION_MARK && word.charCodeAt(i) !== written.charCodeAt(i)) return false
  return true
}

let byLength: Map<number, string[]> | null = null

function syllablesOf(length: number): readonly string[] {
  if (byLength === null) {
    byLength = new Map()
    for (let size = 1; size <= LONGEST; size++)
      byLength.set(
        size,
        writtenWords().filter((word) => word.length === size && isSyllable(word)),
      )
  }
  return byLength.get(length) ?? []
}

function fillLine(line: string, pieces: readonly Piece[], doubtful: boolean, favour?: Favour): string {
  const open = pieces.map((piece) => isBroken(piece) || (doubtful && isInside(piece, line)))
  if (!open.includes(true)) return line
  const counts = toneCounts()
  const ways = pieces.map((piece, i) =>
    open[i] ? numbersOf(piece, counts, favour) : [counts.numberOf(sameNumber(piece.word))],
  )
  const path = likeliestPath(ways, counts, favour)
  let filled = ''
  let from = 0
  for (const [i, { start, word }] of pieces.entries()) {
    if (!open[i] || !isClear(path, i, ways[i] ?? [], counts, favour)) continue
    filled +=
      line.slice(from, start) +
      asTyped(counts.spellings[path[i] ?? 0] ?? word, line.slice(start, start + word.length))
    from = start + word.length
  }
  return filled + line.slice(from)
}

/** A small letter or a lost one follows: no question ends here. */
function isInside({ start, word, readings }: Piece, line: string): boolean {
  return readings.length > 0 && /^ [\p{Ll}?]/u.test(line.slice(start + word.length, start + word.length + 2))
}

/** The word may also be what it is without the question marks. */
function numbersOf({ word, readings }: Piece, counts: ToneCounts, favour: Favour = AS_ELSEWHERE): number[] {
  const whole = isQuestion(word) ? [word.replace(/\?+$/, '')] : []
  return [...whole, ...readings]
    .map((reading) => counts.numberOf(reading))
    .filter((number) => number !== NONE)
    .sort((a, b) => counts.share(b) * favour(b) - counts.share(a) * favour(a))
    .slice(0, MOST_READINGS)
}

/** Whether no other reading is nearly as likely between the words that stand beside it. */
function isClear(
  path: readonly number[],
  at: number,
  ways: readonly number[],
  counts: ToneCounts,
  favour: Favour = AS_ELSEWHERE,
): boolean {
  const word = path[at] ?? NONE
  const odds = oddsAt(path, at, word, counts) * favour(word)
  return (
    word !== NONE &&
    ways.every((other) => other === word || odds >= CLEAR * oddsAt(path, at, other, counts) * favour(other))
  )
}

function oddsAt(path: readonly number[], at: number, word: number, counts: ToneCounts): number {
  const read = [path[at - 2], path[at - 1] ?? 0, word, path[at + 1], path[at + 2]]
  let odds = 1
  for (let i = 2; i < read.length && read[i] !== undefined; i++) {
    const [first = NONE, last = NONE, next = NONE] = read.slice(i - 2, i + 1)
    const single = counts.chanceBehind(last, next, counts.pairOf(last, next))
    odds *= counts.chanceBehindPair(counts.pairOf(first, last), next, single)
  }
  return odds
}

/** In capitals where all that is left is in capitals; question marks behind a shorter word stay. */
function asTyped(word: string, typed: string): string {
  const letters = typed.replaceAll('?', '')
  const capitals = letters.length > 1 && letters === letters.toUpperCase()
  const written = capitals ? word.toUpperCase() : word
  return [...typed].map((letter, i) => (letter === '?' ? written.charAt(i) || letter : letter)).join('')
}
