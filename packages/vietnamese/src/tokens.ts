import { DIGIT, kindsAt, LETTER, MARK, NUMBER, sizeOf } from './characters.ts'
import { foldNormalised, lowerCase } from './fold.ts'
import { normalise } from './normalise.ts'

/** One token with where it stands in the normalised text. */
export interface TokenSpan {
  token: string
  start: number
  end: number
}

/** Lower-case toned syllables and numbers in order, no punctuation ("Ổ dịch A/H5N1, 1.200 ca" → ổ dịch a h5n1 1.200 ca). */
export function tokens(text: string): string[] {
  return tokensOf(lowerCase(normalise(text)))
}

/** As `tokens`, without tones and đ ("Sốt xuất huyết" → sot xuat huyet). */
export function foldedTokens(text: string): string[] {
  return tokensOf(foldNormalised(normalise(text)))
}

/** As `tokens`, with offsets into `normalise(text)`, for quoting what was found. */
export function tokenSpans(text: string): TokenSpan[] {
  return spansOf(lowerCase(normalise(text)))
}

/** Token spans of a string that is already normalised (and folded, if that is wanted). */
export function spansOf(normalised: string): TokenSpan[] {
  const spans: TokenSpan[] = []
  eachToken(normalised, (start, end) => spans.push({ token: normalised.slice(start, end), start, end }))
  return spans
}

function tokensOf(normalised: string): string[] {
  const found: string[] = []
  eachToken(normalised, (start, end) => found.push(normalised.slice(start, end)))
  return found
}

const INNER = LETTER | DIGIT | NUMBER | MARK

/**
 * Calls `say` with start and end (exclusive) of every token of a normalised string: a run of letters, marks and numbers, or
 * a number with points and commas inside ("1.200,5") that no letter follows.
 */
export function eachToken(normalised: string, say: (start: number, end: number) => void): void {
  for (let at = 0; at < normalised.length; ) {
    const kind = kindsAt(normalised, at)
    if ((kind & INNER) === 0) {
      at += sizeOf(kind)
      continue
    }
    const point = kind & DIGIT ? endOfNumber(normalised, at) : -1
    const end = point < 0 ? endOfRun(normalised, at) : point
    say(at, end)
    at = end
  }
}

function endOfRun(text: string, from: number): number {
  for (let at = from; ; ) {
    const kind = kindsAt(text, at)
    if ((kind & INNER) === 0) return at
    at += sizeOf(kind)
  }
}

/** Where "1.200,5" ends, -1 for a number without a point inside, or one that runs on in letters behind every point. */
function endOfNumber(text: string, from: number): number {
  let at = endOfDigits(text, from)
  let end = -1
  while (isPoint(text.charCodeAt(at)) && kindsAt(text, at + 1) & DIGIT) {
    at = endOfDigits(text, at + 1)
    if ((kindsAt(text, at) & (LETTER | DIGIT | NUMBER)) === 0) end = at
  }
  return end
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (kindsAt(text, at) & DIGIT) at++
  return at
}

function isPoint(code: number): boolean {
  return code === 0x2e || code === 0x2c
}
