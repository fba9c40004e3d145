import lookalikes from '../data/lookalikes.json' with { type: 'json' }
import { fromLegacy } from './legacy.ts'
import { toSafeNfc } from './nfc.ts'
import { hasDotBetweenLetters, joinDotted, placeTones } from './spelling.ts'

const ALWAYS = new Map(Object.entries(lookalikes.always))
const MIXED = new Map(Object.entries(lookalikes.mixed))
/** Zero-width and direction marks, soft hyphen, variation selectors, the keycap ring: nothing a reader sees. */
const INVISIBLE =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\u180e]|[\ufe00-\ufe0f]|\u20e3/g
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g
/** Anything outside ASCII, Vietnamese letters and common marks: the rare text that needs the slow way. */
const ODD = /[^\n\x20-\x7eÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—‘’“”…•°]/
/** The codes that are not odd: a look-up is ten times as fast as the pattern. All are as NFC has them. */
const PLAIN = Uint8Array.from({ length: 0x2100 }, (_, code) => (ODD.test(String.fromCharCode(code)) ? 0 : 1))
const STYLED = /[\u2100-\u214f\u24b6-\u24e9\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}]/gu
/** Greek, Cyrillic and Armenian letters, without the Cyrillic marks U+0483–0489: a pattern that meets those twice is slow. */
const FOREIGN_LETTER = /[\u0370-\u0482\u048a-\u058fµ]/g
const MIXES =
  /\p{Script=Latin}\p{M}*[\u0370-\u0482\u048a-\u058fµ]|[\u0370-\u0482\u048a-\u058fµ]\p{M}*\p{Script=Latin}/u

/**
 * Plain NFC Vietnamese of any text: look-alike, mathematical and full-width letters become ordinary ones
 * ("ʙệпʜ тʜᴜốᴄ" → "bệnh thuốc"), invisible characters go, tones sit the traditional way ("hoà" → "hòa"),
 * letters kept apart by dots join ("ch.ế.t" → "chết"). Newlines stay, length stays roughly.
 */
export function normalise(text: string): string {
  return joinDotted(placeTones(isOrdinary(text) ? text : composed(text)))
}

function isOrdinary(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= PLAIN.length || PLAIN[code] === 0) return false
  }
  return true
}

/** True for a text that is its own `normalised` form, and so is every sentence of it. */
export function isPlain(text: string, normalised: string): boolean {
  return text === normalised && isOrdinary(text) && !hasDotBetweenLetters(text)
}

function composed(text: string): string {
  const nfc = toSafeNfc(fromLegacy(text))
  return isOrdinary(nfc) ? nfc : plainLetters(nfc)
}

function plainLetters(text: string): string {
  const visible = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
  const latin = visible.replace(STYLED, unstyle).replace(/[^\x20-\x7e]/g, (c) => ALWAYS.get(c) ?? c)
  const one = MIXES.test(latin) ? latin.replace(FOREIGN_LETTER, (c) => MIXED.get(c) ?? c) : latin
  return toSafeNfc(one)
}

/** Mathematical, circled, squared and full-width forms carry their plain letter as compatibility mapping. */
function unstyle(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x1f130 && code <= 0x1f149) return String.fromCharCode(65 + code - 0x1f130)
  return char.normalize('NFKC')
}
