import type { AssessInput } from '@chudong/domain'
import { foldNormalised, normalise, phraseMatcher } from '@chudong/vietnamese'
import cueData from '../../data/suspicion-cues.json' with { type: 'json' }
import type { Features } from './features.ts'
import type { Line, Reading } from './read.ts'

/** Characters of title and text that style is read from. */
const MAX_STYLE = 4000
const CUES = Object.entries(cueData.cues)
const CUE_OF = new Map(CUES.flatMap(([cue, phrases]) => phrases.map((phrase) => [phrase, cue] as const)))
const findCues = phraseMatcher([...CUE_OF.keys()])

/** How a text tells: shouting, pleading, hearsay, the words of talk and those of reports, each 0..1. */
export function styleOf(reading: Reading, input: AssessInput): Features {
  const text = `${input.title ?? ''} ${input.text}`.slice(0, MAX_STYLE)
  const times = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const { letters, capitals, chats } = lettersOf(text)
  const found: Features = new Map()
  const set = (name: string, value: number) => value > 0 && found.set(`~${name}`, Math.min(1, value))
  set('capitals', (4 * capitals) / Math.max(1, letters))
  // Three words in capitals have six of them.
  set('shouts', capitals < 6 ? 0 : times(/(?<!\p{L})\p{Lu}{2,}(?:\s+\p{Lu}{2,}){2,}/gu) / 3)
  set('exclaims', times(/!/g) / 4)
  set('dots', times(/\.\.+|…/g) / 3)
  set('emoji', times(/\p{Extended_Pictographic}/gu) / 5)
  set('hashtags', times(/#\p{L}/gu) / 3)
  set('quotes', times(/["“”]/g) / 4)
  set('chat', (20 * chats) / Math.max(20, reading.words))
  for (const [cue, share] of cueShares(reading)) set(cue, share)
  return found
}

/** Letters, capitals and chat words of a text in one walk: matching letter by letter is what took longest. */
function lettersOf(text: string): { letters: number; capitals: number; chats: number } {
  let [letters, capitals, chats, word] = [0, 0, 0, '']
  for (const char of text) {
    const kind = kindOf(char)
    if (kind === 'none') {
      if (word.length > 0 && CHAT.has(word.toLowerCase())) chats++
      word = ''
      continue
    }
    // No chat word is longer than three letters.
    if (word.length < 4) word += char
    if (kind !== 'digit') letters++
    if (kind === 'capital') capitals++
  }
  return { letters, capitals, chats: chats + Number(CHAT.has(word.toLowerCase())) }
}

type Kind = 'none' | 'digit' | 'small' | 'capital'
const kinds = new Map<string, Kind>()
const MOST_KINDS = 5_000

function kindOf(char: string): Kind {
  const known = kinds.get(char)
  if (known !== undefined) return known
  const letter = /\p{Lu}/u.test(char) ? 'capital' : /\p{L}/u.test(char) ? 'small' : null
  const kind = letter ?? (/\d/.test(char) ? 'digit' : 'none')
  if (kinds.size < MOST_KINDS) kinds.set(char, kind)
  return kind
}

/** Short forms that only chats use. */
const CHAT = new Set('ko k kg hok dc đc ng ntn mn mng trc vs r j bn bh fb vl'.split(' '))

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
export function cuesIn(line: Pick<Line, 'toned'>): { cue: string; phrase: string }[] {
  return findCues(line.toned).map(({ phrase }) => ({ phrase, cue: CUE_OF.get(phrase) ?? '' }))
}

/** A word or mark as it stands, and its folded name. */
export interface Sign {
  name: string
  said: string
}

const PIECE = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

/**
 * Words and marks with their pairs (folded), and runs of up to three shapes ("a Aa !" = small, Capital, mark). Each counts
 * 1 + ln(times), and all of them together have about length 1, however long the text is.
 */
export function wordSignsOf(input: AssessInput): Features {
  const times = new Map<string, number>()
  for (const { name } of signsOf(input)) times.set(name, (times.get(name) ?? 0) + 1)
  const share = Math.max(1, times.size) ** -0.5
  return new Map([...times].map(([name, n]) => [name, share * (1 + Math.log(n))]))
}

/** Every sign of a text in order, as often as it stands there. */
export function signsOf(input: AssessInput): Sign[] {
  const text = normalise(`${input.title ?? ''}\n${input.text}`.slice(0, MAX_STYLE)).replace(LINK, ' URL ')
  const said = text.match(PIECE) ?? []
  const folded = said.map(foldNormalised)
  const shapes = said.map(shapeOf)
  const signs: Sign[] = []
  for (let i = 0; i < said.length; i++) {
    signs.push({ name: `.${folded[i]}`, said: said[i] ?? '' })
    if (i > 0) signs.push({ name: `.${folded[i - 1]} ${folded[i]}`, said: `${said[i - 1]} ${said[i]}` })
    for (let from = Math.max(0, i - 2); from <= i; from++)
      signs.push({ name: `^${shapes.slice(from, i + 1).join(' ')}`, said: said.slice(from, i + 1).join(' ') })
  }
  return signs
}

const LINK = /<URL>|https?:\S+|www\.\S+/gi

function shapeOf(piece: string): string {
  if (/^\p{N}/u.test(piece)) return '0'
  if (!/^\p{L}/u.test(piece)) return piece
  if (/^\p{Lu}{2,}$/u.test(piece)) return 'A'
  return /^\p{Lu}/u.test(piece) ? 'Aa' : 'a'
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
