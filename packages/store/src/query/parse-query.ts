import type { QueryTree, QueryWords } from '@chudong/domain'
import { foldedTokens, hasTones, parseVietnamesePeriod, tokens } from '@chudong/vietnamese'
import { broken } from './broken.ts'
import { fieldTerm } from './field-term.ts'
import { type Piece, piecesOf } from './pieces.ts'

type Term = Extract<Piece, { kind: 'term' }>

const mostTerms = 40
const longestPhrase = 30
const deepest = 8

/**
 * Reads what a person typed: words (all must occur), "a phrase", -not, OR (binds weaker than "and"), (groups), and
 * field:value with the names of names.json; numbers and days also as ranges (severity:>=3, ngày:1/11/2026..7/11/2026,
 * ngày:"tuần này" as of `now`). A word or phrase with tones must match its tones ("sởi"), one without ignores them
 * ("soi"). Throws PermanentError, in Vietnamese, for a broken query.
 */
export function parseQuery(q: string, now: Date): QueryTree {
  const pieces = piecesOf(q, (text) => parseVietnamesePeriod(text, now) !== null)
  if (pieces.filter(({ kind }) => kind === 'term').length > mostTerms)
    throw broken(`Câu tìm quá dài: nhiều nhất ${mostTerms} từ hoặc cụm từ.`)
  const found = alternatives({ pieces, at: 0, now }, 0)
  if (found) return found
  if (pieces.length > 0) throw broken('Câu tìm không có từ nào.')
  return { kind: 'and', parts: [] }
}

interface Reading {
  pieces: readonly Piece[]
  at: number
  now: Date
}

/** Up to the end of the group; null when there is nothing to look for. */
function alternatives(reading: Reading, depth: number): QueryTree | null {
  if (depth > deepest) throw broken(`Ngoặc lồng nhau quá sâu: nhiều nhất ${deepest} lớp.`)
  const groups: QueryTree[][] = [[]]
  for (;;) {
    const piece = reading.pieces[reading.at++]
    if (!piece || piece.kind === 'close') break
    if (piece.kind === 'or') groups.push([])
    else {
      const part = piece.kind === 'open' ? alternatives(reading, depth + 1) : partOf(piece, reading.now)
      if (part) groups.at(-1)?.push(piece.not ? { kind: 'not', part } : part)
      else if (piece.not) throw broken('Sau dấu trừ cần có từ để loại.')
    }
  }
  if (groups.length === 1 && groups[0]?.length === 0) return null
  if (groups.some((group) => group.length === 0)) throw broken('Trước và sau OR cần có từ để tìm.')
  return join(
    'or',
    groups.map((group) => join('and', group)),
  )
}

function join(kind: 'and' | 'or', parts: QueryTree[]): QueryTree {
  const [only] = parts
  return only && parts.length === 1 ? only : { kind, parts }
}

function partOf({ field, typed, text }: Term, now: Date): QueryTree | null {
  if (field !== null && field !== 'title') return fieldTerm(field, typed, text, now)
  const words = wordsOf(text, field === 'title')
  if (field === 'title' && !words) throw broken(`Sau ${typed}: cần có giá trị.`)
  return words
}

function wordsOf(text: string, titleOnly: boolean): QueryWords | null {
  const toned = hasMarks(text)
  const found = toned ? tokens(text) : foldedTokens(text)
  if (found.length > longestPhrase) throw broken(`Cụm từ quá dài: nhiều nhất ${longestPhrase} tiếng.`)
  return found.length > 0 ? { kind: 'words', toned, tokens: found, titleOnly } : null
}

/** `hasTones` asks whether a text is written with tones; here one marked letter is enough. */
function hasMarks(text: string): boolean {
  return hasTones(text) || tokens(text).join(' ') !== foldedTokens(text).join(' ')
}
