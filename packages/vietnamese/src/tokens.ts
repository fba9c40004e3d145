import { foldNormalised, lowerCase } from './fold.ts'
import { normalise } from './normalise.ts'

/** One token with where it stands in the normalised text. */
export interface TokenSpan {
  token: string
  start: number
  end: number
}

const TOKEN = /\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu

/** Lower-case toned syllables and numbers in order, no punctuation ("Ổ dịch A/H5N1, 1.200 ca" → ổ dịch a h5n1 1.200 ca). */
export function tokens(text: string): string[] {
  return lowerCase(normalise(text)).match(TOKEN) ?? []
}

/** As `tokens`, without tones and đ ("Sốt xuất huyết" → sot xuat huyet). */
export function foldedTokens(text: string): string[] {
  return foldNormalised(normalise(text)).match(TOKEN) ?? []
}

/** As `tokens`, with offsets into `normalise(text)`, for quoting what was found. */
export function tokenSpans(text: string): TokenSpan[] {
  return spansOf(lowerCase(normalise(text)))
}

/** Token spans of a string that is already normalised (and folded, if that is wanted). */
export function spansOf(normalised: string): TokenSpan[] {
  const spans: TokenSpan[] = []
  for (const match of normalised.matchAll(TOKEN))
    spans.push({ token: match[0], start: match.index, end: match.index + match[0].length })
  return spans
}
