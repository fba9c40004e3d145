/** What a character is; several may hold: "Ă" is a letter and a capital, "٣" a number but no digit. */
export const LETTER = 1
export const CAPITAL = 2
/** 0 to 9. */
export const DIGIT = 4
/** Any number sign but 0 to 9. */
export const NUMBER = 8
export const MARK = 16
/** It takes two UTF-16 units. */
const WIDE = 32
/** Half of such a character, of which the unit alone says nothing. */
const HALF = 64
const SEEN = 128

/** Kinds of every UTF-16 unit met so far: asking a pattern again for each letter of a text takes ten times as long. */
const kinds = new Uint8Array(0x10000)

/** Kinds of the whole character at a place of a text, 0 for white space, punctuation, signs, and behind the end. */
export function kindsAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const kind = kindsOf(text.charCodeAt(at))
  return kind & HALF ? kindsOfWide(text.codePointAt(at) ?? 0) : kind
}

/** UTF-16 units of a character of such kinds: 1 or 2. */
export function sizeOf(kinds: number): number {
  return kinds & WIDE ? 2 : 1
}

function kindsOfWide(code: number): number {
  return code > 0xffff ? kindsOfCharacter(String.fromCodePoint(code)) | WIDE : 0
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
