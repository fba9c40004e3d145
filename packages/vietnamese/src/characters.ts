/** What a character is; several may hold: "Ă" is a letter and a capital, "٣" a number but no digit. */
export const LETTER = 1
export const CAPITAL = 2
/** 0 to 9. */
export const DIGIT = 4
/** Any number sign but 0 to 9. */
export const NUMBER = 8
export const MARK = 16
/** Half of a character above U+FFFF, of which the unit alone says nothing. */
const HALF = 32
const SEEN = 64

/** Kinds of every UTF-16 unit met so far: asking a pattern again for each letter of a text takes ten times as long. */
const kinds = new Uint8Array(0x10000)

/** Kinds of the whole character at a place of a text, 0 for white space, punctuation, signs, and behind the end. */
export function kindsAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const kind = kindsOf(text.charCodeAt(at))
  return kind & HALF ? kindsOfCharacter(String.fromCodePoint(text.codePointAt(at) ?? 0)) : kind
}

/** UTF-16 units of the character at a place of a text: 1 or 2. */
export function sizeAt(text: string, at: number): number {
  const isHalf = kindsOf(text.charCodeAt(at)) & HALF
  return isHalf && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function kindsOf(code: number): number {
  const known = kinds[code] as number
  return (known === 0 ? find(code) : known) & ~SEEN
}

function find(code: number): number {
  const found = SEEN | (isHalf(code) ? HALF : kindsOfCharacter(String.fromCharCode(code)))
  kinds[code] = found
  return found
}

function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}

function kindsOfCharacter(character: string): number {
  if (/\d/.test(character)) return DIGIT
  if (/\p{Lu}/u.test(character)) return LETTER | CAPITAL
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return NUMBER
  return /\p{M}/u.test(character) ? MARK : 0
}
