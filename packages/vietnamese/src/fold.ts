import { normalise } from './normalise.ts'

/** What `fold` takes off: tone and vowel marks, by letter, for every precomposed Latin letter. */
const PLAIN = new Map<string, string>()
for (let code = 0xc0; code <= 0x1eff; code++) {
  if (code > 0x24f && code < 0x1e00) continue
  const letter = String.fromCharCode(code)
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
  if (bare !== letter) PLAIN.set(letter, bare)
}
PLAIN.set('đ', 'd')

/**
 * What search indexes: normalised, lower-case, without tones and đ ("Đắk Lắk" → "dak lak").
 * One letter stays one letter, so offsets agree with `normalise(text)`.
 */
export function fold(text: string): string {
  return foldNormalised(normalise(text))
}

/** As `fold`, for text that `normalise` has already seen. */
export function foldNormalised(text: string): string {
  return lowerCase(text).replace(/[^\n\x20-\x7e]/g, (c) => PLAIN.get(c) ?? (isMark(c) ? '' : c))
}

/** Small letters, one for one: "İ" alone would become two in `toLowerCase`, and offsets behind it would be wrong. */
export function lowerCase(text: string): string {
  return text.replaceAll('İ', 'I').toLowerCase()
}

function isMark(char: string): boolean {
  return char >= '\u0300' && char <= '\u036f'
}

const MARKED = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i

/**
 * True when the text is written with Vietnamese marks: at least one word in twelve carries one, so that
 * "ca sot xuat huyet o café" still counts as tone-less.
 */
export function hasTones(text: string): boolean {
  return hasTonesNormalised(normalise(text))
}

/** As `hasTones`, for text that `normalise` has already seen. */
export function hasTonesNormalised(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return areToned(words.filter(isMarked).length, words.length)
}

/** As `hasTones`, where so many of so many words carry marks. */
export function areToned(marked: number, words: number): boolean {
  return marked > 0 && marked * 12 >= words
}

/** Whether a letter of a word carries a Vietnamese mark. */
export function isMarked(word: string): boolean {
  return MARKED.test(word)
}
