import { foldNormalised, lowerCase } from './fold.ts'
import { normalise } from './normalise.ts'
import { scanTokens } from './token-scan.ts'

/** One token with where it stands in the normalised text. */
export interface TokenSpan {
  token: string
  start: number
  end: number
}

/** Lower-case toned syllables and numbers in order, no punctuation ("Ổ dịch A/H5N1, 1.200 ca" → ổ dịch a h5n1 1.200 ca). */
export function tokens(text: string): string[] {
  return tokensIn(lowerCase(normalise(text)))
}

/** As `tokens`, without tones and đ ("Sốt xuất huyết" → sot xuat huyet). */
export function foldedTokens(text: string): string[] {
  return tokensIn(foldNormalised(normalise(text)))
}

/** As `tokens`, with offsets into `normalise(text)`, for quoting what was found. */
export function tokenSpans(text: string): TokenSpan[] {
  return spansOf(lowerCase(normalise(text)))
}

/** Token spans of a string that is already normalised (and folded, if that is wanted). */
export function spansOf(normalised: string): TokenSpan[] {
  const spans: TokenSpan[] = []
  scanTokens(normalised, (start, end) => {
    spans.push({ token: normalised.slice(start, end), start, end })
  })
  return spans
}

function tokensIn(normalised: string): string[] {
  const found: string[] = []
  scanTokens(normalised, (start, end) => {
    found.push(normalised.slice(start, end))
  })
  return found
}
