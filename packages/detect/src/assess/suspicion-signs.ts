import type { AssessInput } from '@chudong/domain'
import { CAPITAL, DIGIT, kindsAt, LETTER, phraseLists, sizeOf } from '@chudong/vietnamese'
import cueData from '../../data/suspicion-cues.json' with { type: 'json' }
import type { Features } from './features.ts'
import type { Line, Reading } from './read.ts'

/** Characters of title and text that style is read from. */
const MAX_STYLE = 4000
const CUES = Object.entries(cueData.cues)
const CUE_OF = new Map(CUES.flatMap(([cue, phrases]) => phrases.map((phrase) => [phrase, cue] as const)))
const findCues = phraseLists([[...CUE_OF.keys()]])

/**
 * How a text tells: shouting, pleading, hearsay, the words of talk and those of reports, each 0..1. Looked for
 * in the text in plain letters: in NFD and behind look-alike letters every word would fall into pieces that look like short forms of chats.
 */
export function styleOf(reading: Reading): Features {
  const text = reading.whole.text.slice(0, MAX_STYLE)
  const marks = marksOf(text)
  const found: Features = new Map()
  raise(found, '~capitals', (4 * marks.capitals) / Math.max(1, marks.letters))
  raise(found, '~shouts', marks.shouted < 3 ? 0 : wordsShouted(text) / 20)
  raise(found, '~exclaims', marks.exclaims / 4)
  raise(found, '~dots', marks.dots / 3)
  raise(found, '~emoji', marks.signs ? times(text, EMOJI) / 5 : 0)
  raise(found, '~hashtags', marks.hashtags / 3)
  raise(found, '~quotes', marks.quotes / 4)
  raise(found, '~chat', (20 * marks.chats) / Math.max(20, reading.words))
  for (const [cue, share] of cueShares(reading)) raise(found, `~${cue}`, share)
  return found
}

function raise(found: Features, name: string, share: number): void {
  if (share > 0) found.set(name, Math.min(1, share))
}

const SHOUT = /(?<!\p{L})\p{Lu}{2,}(?:\s+\p{Lu}{2,}){2,}/gu
const EMOJI = /\p{Extended_Pictographic}/gu

/** Words, not runs of them: one small "ko" makes two runs of one. */
function wordsShouted(text: string): number {
  return (text.match(SHOUT) ?? []).reduce((sum, run) => sum + run.split(/\s+/).length, 0)
}

function times(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

interface Marks {
  letters: number
  capitals: number
  /** Runs of two capitals and more: three words in capitals have three of them. */
  shouted: number
  /** Words that only chats use. */
  chats: number
  exclaims: number
  /** Runs of two full stops and more, and "…". */
  dots: number
  hashtags: number
  quotes: number
  /** A sign stands in it that may be a pictograph. */
  signs: boolean
}

/** Behind the quotation marks and dashes stand the pictographs, but two ("‼" is the first of them, the letter "ℹ" another). */
const LAST_PLAIN = 0x2030
const SPACE = 0x20
const COPYRIGHT = 0xa9
const REGISTERED = 0xae

/** Letters and marks of a text in one walk: matching pattern by pattern is what took longest. */
function marksOf(text: string): Marks {
  const marks = {
    letters: 0,
    capitals: 0,
    shouted: 0,
    chats: 0,
    exclaims: 0,
    dots: 0,
    hashtags: 0,
    quotes: 0,
    signs: false,
  }
  let word = 0
  let run = 0
  for (let at = 0, size = 1; at < text.length; at += size) {
    const code = text.charCodeAt(at)
    const kinds = kindsAt(text, at)
    size = sizeOf(kinds)
    if (code > LAST_PLAIN) marks.signs = true
    if (kinds & LETTER) marks.letters++
    if (kinds & CAPITAL) {
      marks.capitals++
      if (++run === 2) marks.shouted++
    } else run = 0
    if (kinds & (LETTER | DIGIT)) continue
    if (isChat(text, word, at)) marks.chats++
    word = at + size
    if (code !== SPACE) countMark(marks, text, at)
  }
  if (isChat(text, word, text.length)) marks.chats++
  return marks
}

function countMark(marks: Marks, text: string, at: number): void {
  const code = text.charCodeAt(at)
  if (code === COPYRIGHT || code === REGISTERED) marks.signs = true
  if (code === 0x21) marks.exclaims++
  else if (isQuote(code)) marks.quotes++
  else if (code === 0x23 && kindsAt(text, at + 1) & LETTER) marks.hashtags++
  else if (code === 0x2026 || isEllipsis(text, at)) marks.dots++
}

/** The second full stop of a run counts for all of it. */
function isEllipsis(text: string, at: number): boolean {
  return text[at] === '.' && text[at - 1] === '.' && text[at - 2] !== '.'
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x201c || code === 0x201d
}

/** Short forms that only chats use. */
const CHAT = new Set('ko k kg hok dc đc ng ntn mn mng trc vs r j bn bh fb vl'.split(' '))
const LONGEST_CHAT = 3
/** What they end with, as small and as capital letters: most short words end otherwise, and looking is faster than taking them out. */
const CHAT_ENDS = new Set(
  [...CHAT].flatMap((word) => [word, word.toUpperCase()].map((one) => one.charCodeAt(one.length - 1))),
)

function isChat(text: string, from: number, to: number): boolean {
  if (to <= from || to - from > LONGEST_CHAT || !CHAT_ENDS.has(text.charCodeAt(to - 1))) return false
  return CHAT.has(text.slice(from, to).toLowerCase())
}

/** Telling cues count by how many there are, talk and report by their share of the words. */
function cueShares(reading: Reading): [string, number][] {
  const times = new Map(CUES.map(([cue]) => [cue, 0]))
  for (const line of reading.lines)
    for (const { cue } of cuesIn(line)) times.set(cue, (times.get(cue) ?? 0) + 1)
  return [...times].map(([cue, n]) => [
    cue,
    cue === 'talk' || cue === 'report' ? (8 * n) / Math.max(20, reading.words) : n / 2,
  ])
}

/** The ways of telling of one sentence: "nghe nói" → hearsay. */
export function cuesIn(line: Pick<Line, 'numbers'>): { cue: string; phrase: string }[] {
  return (findCues(line.numbers)[0] ?? []).map(({ phrase }) => ({ phrase, cue: CUE_OF.get(phrase) ?? '' }))
}

/** How far a post went: soft steps of half a power of ten of likes, comments, shares, and of their ratios. */
export function reachOf({ likes, comments, shares }: AssessInput): Features {
  const found: Features = new Map()
  const [l, c, s] = [likes, comments, shares].map((n) => (n === undefined ? null : Math.log10(1 + n)))
  steps(found, 'likes', l)
  steps(found, 'comments', c)
  steps(found, 'shares', s)
  steps(found, 'comments/likes', less(c, l))
  steps(found, 'shares/likes', less(s, l))
  steps(found, 'shares/comments', less(s, c))
  return found
}

function less(a: number | null | undefined, b: number | null | undefined): number | null {
  return a == null || b == null ? null : a - b
}

/** A value between two steps belongs to both, by nearness, so that a weight per step makes a broken line. */
function steps(found: Features, name: string, value: number | null | undefined): void {
  if (value == null) return
  const at = Math.max(-4, Math.min(5, value)) * 2
  const below = Math.floor(at)
  if (at - below < 1) found.set(`@${name} ${below / 2}`, 1 - (at - below))
  if (at > below) found.set(`@${name} ${(below + 1) / 2}`, at - below)
}
