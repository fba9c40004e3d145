import { foldNormalised, normalise, spansOf } from '@chudong/vietnamese'
import teencode from '../../data/claims/teencode.json' with { type: 'json' }

const MEANT = new Map(Object.entries(teencode.words).map(([written, word]) => [written, word.split(' ')]))
/** Tokens read of one text: a bound on work, far above any post. */
const MOST_WORDS = 2_500
const MOST_CHARS = 16_000

/**
 * The words of a text as two spellings of it would share them: look-alike letters and tones gone, teencode read
 * ("ko dc" → khong duoc), and each syllable cut to what careless spelling keeps ("quá" and "wá", "biết" and "bít").
 */
export function skeletonWords(text: string): string[] {
  const words: string[] = []
  for (const { token } of spansOf(normalise(text.slice(0, MOST_CHARS)).toLowerCase())) {
    if (words.length >= MOST_WORDS) break
    const meant = MEANT.get(token)
    if (meant) for (const word of meant) words.push(skeleton(word))
    else words.push(skeleton(foldNormalised(token)))
  }
  return words
}

const known = new Map<string, string>()
const MOST_KNOWN = 50_000

/** A folded syllable without what teencode changes: "phai" and "fai" → "fai", "nhieu" and "nhiu" → "nhiu". */
export function skeleton(word: string): string {
  const kept = known.get(word)
  if (kept !== undefined) return kept
  const made = /\d/.test(word) ? word.replace(/(?<=\d)[.,](?=\d{3})/g, '') : bare(word)
  if (known.size < MOST_KNOWN) known.set(word, made)
  return made
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
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return mix(hash) | 0 || 1
}

/** 32-bit hash of two neighbouring words. */
export function pairId(first: number, second: number): number {
  return mix(Math.imul(first, 0x85ebca6b) ^ (second + 0x9e3779b9)) | 0 || 1
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
