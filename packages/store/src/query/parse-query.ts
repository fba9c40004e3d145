import { IncidentType, PermanentError } from '@chudong/domain'
import { fold, foldedTokens, hasTones, tokens } from '@chudong/vietnamese'

/** Neighbouring syllables: one word, or a phrase. `toned` = must match with its tones; otherwise tones are ignored. */
export interface Words {
  kind: 'words'
  not: boolean
  toned: boolean
  /** Lower-case syllables, folded unless `toned`. */
  tokens: string[]
}

/** A condition on a field. `value` is folded, but for `type`, which is an incident type. */
export interface Field {
  kind: 'field'
  not: boolean
  field: 'source' | 'province' | 'type'
  value: string
}

export type Term = Words | Field

/** Alternatives (OR), each a list of terms that must all hold; `[]` = everything. */
export type Query = Term[][]

const mostTerms = 40
const longestPhrase = 30

/**
 * Reads what a person typed: words (all must occur), "a phrase", -not, OR (binds weaker than "and"), and
 * source:, province:, type:. A word or phrase with tones must match its tones ("sởi"), one without ignores them
 * ("soi"). Throws PermanentError, in Vietnamese, for a broken query.
 */
export function parseQuery(q: string): Query {
  const pieces = split(q)
  if (pieces.length > mostTerms) throw broken(`Câu tìm quá dài: nhiều nhất ${mostTerms} từ hoặc cụm từ.`)
  const groups: Term[][] = [[]]
  for (const piece of pieces) {
    if (isOr(piece)) groups.push([])
    else groups.at(-1)?.push(...termOf(piece))
  }
  const first = groups[0]
  if (groups.length === 1 && first?.length === 0) {
    if (pieces.length > 0) throw broken('Câu tìm không có từ nào.')
    return []
  }
  if (groups.some((group) => group.length === 0)) throw broken('Trước và sau OR cần có từ để tìm.')
  return groups
}

interface Piece {
  not: boolean
  field: string | null
  text: string
  quoted: boolean
}

const PIECE = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"|([^\s"]+))/uy

function split(q: string): Piece[] {
  const text = q.replace(/[“”„]/g, '"').trim()
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++
      continue
    }
    PIECE.lastIndex = at
    const match = PIECE.exec(text)
    if (!match) throw broken('Dấu ngoặc kép chưa đóng.')
    const [whole, minus, field, phrase, word] = match
    pieces.push({ not: minus === '-', ...fieldOf(field, phrase ?? word ?? ''), quoted: phrase !== undefined })
    at += whole.length
  }
  return pieces
}

const fields = ['source', 'province', 'type'] as const

/** A colon after anything but a field's name is a part of the text ("TP.HCM: 3 ca"). */
function fieldOf(name: string | undefined, text: string) {
  const known = fields.find((field) => field === name?.toLowerCase())
  if (known) return { field: known, text }
  return { field: null, text: name === undefined ? text : `${name} ${text}` }
}

function isOr(piece: Piece): boolean {
  return !piece.quoted && !piece.not && piece.field === null && piece.text === 'OR'
}

function termOf(piece: Piece): Term[] {
  const field = fields.find((name) => name === piece.field)
  if (field) return [fieldTerm(field, piece)]
  const toned = hasMarks(piece.text)
  const words = toned ? tokens(piece.text) : foldedTokens(piece.text)
  if (words.length > longestPhrase) throw broken(`Cụm từ quá dài: nhiều nhất ${longestPhrase} tiếng.`)
  if (words.length > 0) return [{ kind: 'words', not: piece.not, toned, tokens: words }]
  if (piece.not) throw broken('Sau dấu trừ cần có từ để loại.')
  return []
}

/** `hasTones` asks whether a text is written with tones; here one marked letter is enough. */
function hasMarks(text: string): boolean {
  return hasTones(text) || tokens(text).join(' ') !== foldedTokens(text).join(' ')
}

function fieldTerm(field: Field['field'], piece: Piece): Field {
  const folded = fold(piece.text).trim()
  if (folded === '') throw broken(`Sau ${field}: cần có giá trị.`)
  if (field !== 'type') return { kind: 'field', not: piece.not, field, value: folded }
  const type = IncidentType.safeParse(folded)
  if (!type.success)
    throw broken(`Không có loại sự cố “${piece.text}”. Có: ${IncidentType.options.join(', ')}.`)
  return { kind: 'field', not: piece.not, field, value: type.data }
}

function broken(message: string): PermanentError {
  return new PermanentError(message)
}
