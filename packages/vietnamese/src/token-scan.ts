const WORD = 1
const DIGIT = 2
const MARK = 4
/** What each code below 0x2000 is: to look it up is several times as fast as a pattern of Unicode classes. */
const KINDS = Uint8Array.from({ length: 0x2000 }, (_, code) => kindOf(code))

/**
 * Finds the tokens of a text, in order: numbers with their points and commas ("1.200", "2,5") where no letter follows,
 * else runs of letters, marks and digits.
 */
export function scanTokens(text: string, found: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at)
    if (kind === 0) {
      at++
      continue
    }
    const end = (kind & DIGIT ? numberEnd(text, at) : 0) || wordEnd(text, at)
    found(at, end)
    at = end
  }
}

function wordEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && kindAt(text, at) !== 0)
    at += text.charCodeAt(at) < 0xd800 ? 1 : widthAt(text, at)
  return at
}

/** Where a number with points or commas ends; 0 if there is none. With a letter behind it its last part is no part of it. */
function numberEnd(text: string, start: number): number {
  let end = digitsEnd(text, start)
  let before = 0
  let whole = 0
  while (isPoint(text.charCodeAt(end)) && kindAt(text, end + 1) & DIGIT) {
    before = whole
    end = digitsEnd(text, end + 1)
    whole = end
  }
  return kindAt(text, end) & WORD ? before : whole
}

function digitsEnd(text: string, start: number): number {
  let at = start
  while (kindAt(text, at) & DIGIT) at++
  return at
}

function isPoint(code: number): boolean {
  return code === 0x2e || code === 0x2c
}

/** Kind of the character that begins at a place; 0 behind the end. */
function kindAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const code = text.charCodeAt(at)
  return code < KINDS.length ? (KINDS[code] as number) : kindOf(text.codePointAt(at) ?? 0)
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function kindOf(code: number): number {
  const char = String.fromCodePoint(code)
  if (/\d/.test(char)) return WORD | DIGIT
  if (/[\p{L}\p{N}]/u.test(char)) return WORD
  return /\p{M}/u.test(char) ? MARK : 0
}
