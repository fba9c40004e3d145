/** One sentence as written and where it starts in the text. */
export interface Sentence {
  text: string
  start: number
}

const BREAK = /\n+|(?<![.!?…])[.!?…]+["”’)\]]*(?=\s|$)|(?<=\p{Ll}{2})[.!?…](?=\p{Lu}\p{Ll})|;(?=\s*\n)/uy
/** What a break begins with: trying the whole pattern at every letter takes ten times as long. */
const MAY_BREAK = /[\n.!?…;]/g
/** What may stand before a full stop without ending a sentence: titles, place words, initials. */
const ABBREVIATION =
  /(?:^|[\s(,"“/–-])(?:TP|Tp|TX|Tx|TT|Tt|TS|Ts|ThS|Ths|BS|Bs|BSCK|BSCKI|BSCKII|PGS|GS|CN|KS|DS|ĐD|LM|NSND|NSƯT|Q|P|H|X|Đ|St|Mr|Mrs|Ms|Dr|Prof|No|vs|tr|tp|bs|ts|[A-ZĐ])$/u

/**
 * Splits Vietnamese text into sentences at full stops, question and exclamation marks and new lines, not at
 * abbreviations ("TP. Hồ Chí Minh", "PGS.TS. Nguyễn V. A."), decimals ("3.5"), dates ("20.11") or "1." numbering.
 * `text` is a trimmed slice of the input, `start` its offset there.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  let at = 0
  for (let match = nextBreak(text, at); match; match = nextBreak(text, at)) {
    at = match.index + match[0].length
    if (isInside(text, from, match.index, match[0])) continue
    push(found, text, from, at)
    from = at
  }
  push(found, text, from, text.length)
  return found
}

function nextBreak(text: string, from: number): RegExpExecArray | null {
  MAY_BREAK.lastIndex = from
  while (MAY_BREAK.test(text)) {
    BREAK.lastIndex = MAY_BREAK.lastIndex - 1
    const found = BREAK.exec(text)
    if (found) return found
  }
  return null
}

function isInside(text: string, from: number, at: number, mark: string): boolean {
  if (mark !== '.') return false
  const before = text.slice(Math.max(from, at - 12), at)
  if (/^\s*\d{1,2}$/.test(text.slice(Math.max(from, at - 20), at)) && at - from < 5) return true
  if (ABBREVIATION.test(before) || /\.[A-ZĐ]{1,3}[a-z]?$/u.test(before))
    return text.slice(at + 1, at + 60).trim() !== ''
  const next = /^\s*(\S)/.exec(text.slice(at + 1, at + 12))?.[1]
  return next !== undefined && /\p{Ll}/u.test(next) && !text.slice(at, at + 12).includes('\n')
}

function push(found: Sentence[], text: string, from: number, to: number): void {
  const slice = text.slice(from, to)
  const trimmed = slice.trim()
  if (/[\p{L}\p{N}]/u.test(trimmed)) found.push({ text: trimmed, start: from + slice.indexOf(trimmed) })
}
