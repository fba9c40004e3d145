import type { QueryNumber, QueryValue } from '@chudong/domain'
import { fold, toSafeNfc } from '@chudong/vietnamese'
import { broken } from './broken.ts'
import names from './names.json' with { type: 'json' }

export type FieldName = QueryValue['field'] | QueryNumber['field'] | 'date' | 'title'

/** One piece of a query as it was typed. `typed` is the field's name in the person's own words, for messages. */
export type Piece =
  | { kind: 'open'; not: boolean }
  | { kind: 'close' }
  | { kind: 'or' }
  | { kind: 'term'; not: boolean; field: FieldName | null; typed: string; text: string }

const fields = new Map(Object.entries(names.fields) as [string, FieldName][])
const TERM = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"|([^\s"]+))/uy
const OPEN = /(-?)\(/y
/** "ngày 20 tháng 11 năm 2026" is the longest way to name days. */
const mostDateWords = 6

/**
 * Cuts a query into pieces. Parentheses that do not pair are punctuation of a pasted headline. `namesDays` tells whether
 * the words after "ngày:" belong together without quotes ("ngày:hôm qua").
 */
export function piecesOf(q: string, namesDays: (text: string) => boolean): Piece[] {
  const text = toSafeNfc(q)
    .replace(/[“”„]/g, '"')
    .replace(/[\s\u200b]+/g, ' ')
    .trim()
  const pieces: Piece[] = []
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const opened = matchAt(OPEN, text, at)
    const char = text.charAt(at)
    if (opened) {
      depth++
      pieces.push({ kind: 'open', not: opened[1] === '-' })
      at += opened[0].length
    } else if (char === ' ' || char === ')') {
      if (char === ')' && depth > 0) {
        depth--
        pieces.push({ kind: 'close' })
      }
      at++
    } else {
      const { piece, length } = termAt(text, at, depth, namesDays)
      pieces.push(piece)
      at += length
    }
  }
  return pieces
}

function termAt(text: string, at: number, depth: number, namesDays: (text: string) => boolean) {
  const match = matchAt(TERM, text, at)
  if (!match) throw broken('Dấu ngoặc kép chưa đóng.')
  const [whole, minus, name, phrase, word = ''] = match
  const not = minus === '-'
  if (phrase !== undefined) return { piece: term(not, name, phrase), length: whole.length }
  const bare = depth > 0 ? withoutClosing(word) : word
  if (bare === '' && not) return { piece: term(false, undefined, '-'), length: 1 }
  if (!not && name === undefined && (bare === 'OR' || bare === 'HOẶC'))
    return { piece: { kind: 'or' } as const, length: bare.length }
  const value =
    fieldOf(name) === 'date' ? longest(text, at + whole.length - word.length, bare, namesDays) : bare
  return { piece: term(not, name, value), length: whole.length - word.length + value.length }
}

/** A colon after anything but a field's name is a part of the text ("TP.HCM: 3 ca"). */
function term(not: boolean, name: string | undefined, text: string): Piece {
  const field = fieldOf(name)
  if (field || name === undefined) return { kind: 'term', not, field, typed: name ?? '', text }
  return { kind: 'term', not, field: null, typed: '', text: `${name} ${text}` }
}

function fieldOf(name: string | undefined): FieldName | null {
  return fields.get(fold(name ?? '')) ?? null
}

/** "huế)" closes a group, "f(x)" does not. */
function withoutClosing(word: string): string {
  let unpaired = word.split(')').length - word.split('(').length
  let end = word.length
  for (; unpaired > 0 && word[end - 1] === ')'; unpaired--) end--
  return word.slice(0, end)
}

/** As many words as name days together, or the first alone. */
function longest(text: string, at: number, first: string, namesDays: (text: string) => boolean): string {
  const rest = text.slice(at).split(' ', mostDateWords)
  for (let count = rest.length; count > 1; count--) {
    const words = withoutClosing(rest.slice(0, count).join(' '))
    if (!words.includes('"') && namesDays(words)) return words
  }
  return first
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
