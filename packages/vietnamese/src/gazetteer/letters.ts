import { CAPITAL, DIGIT, kindsAt, NUMBER } from '../characters.ts'
import type { PlaceText } from './scan.ts'

/** A text and where its words stand. */
export type Written = Pick<PlaceText, 'text' | 'spans'>

/** "Hà Nội", "HÀ NỘI", anything else. */
export type Case = 'title' | 'upper' | 'lower'

/** How some words of a text are written; digits count as capitals. */
export function caseOf({ text, spans }: Written, first: number, last: number): Case {
  let upper = 0
  for (let i = first; i < last; i++) {
    const { start = 0, end = 0 } = spans[i] ?? {}
    if ((kindsAt(text, start) & (CAPITAL | DIGIT | NUMBER)) === 0) return 'lower'
    if (end - start > 1 && isUpper(text, start, end)) upper++
  }
  return upper === last - first ? 'upper' : 'title'
}

function isUpper(text: string, start: number, end: number): boolean {
  const second = text.charCodeAt(start + 1)
  if (second >= 0x61 && second <= 0x7a) return false
  const word = text.slice(start, end)
  return word === word.toUpperCase()
}

const SPACE = 0x20

/** Whether one space and nothing else stands in front of a word. */
export function touches({ text, spans }: Written, index: number): boolean {
  const [from, to] = [spans[index - 1]?.end ?? 0, spans[index]?.start ?? 0]
  return to - from === 1 && text.charCodeAt(from) === SPACE
}
