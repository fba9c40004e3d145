import { createHash } from 'node:crypto'
import { ClaimDraft, type ClaimRating } from '@chudong/domain'
import type { ImportedClaim } from '@chudong/ports'
import { toSafeNfc } from '@chudong/vietnamese'
import { oneLine, plainText } from '../readers/plain-text.ts'
import { ReadingError } from '../readers/reading-error.ts'
import { readVietnameseDate } from '../readers/vn-date.ts'
import { ratingOfNumber, ratingOfWords } from './rating.ts'

type Row = Record<string, unknown>

const MOST = { verdict: 200, correction: 5_000, authority: 200 }

/** Whether a JSON object says that it is a schema.org ClaimReview. */
export function isClaimReview(row: Row): boolean {
  return [row['@type'] ?? row.type].flat().some((type) => /(^|[/:])ClaimReview$/.test(String(type)))
}

/** A schema.org ClaimReview as a claim of the register. Throws ReadingError, in Vietnamese, when it says too little. */
export function claimOfReview(row: Row): ImportedClaim {
  const reviewed = objectOf(row.itemReviewed)
  const claim =
    said(row.claimReviewed) || said(reviewed.text) || said(reviewed.name) || said(reviewed.description)
  if (!claim) throw new ReadingError('thiếu nội dung tin đồn (claimReviewed hoặc itemReviewed)')
  const rating = objectOf(row.reviewRating)
  const verdict = said(rating.alternateName) || said(rating.name) || said(rating.ratingExplanation)
  const url = addressOf(row.url) ?? addressOf(row.mainEntityOfPage)
  const draft = {
    claim,
    rating: ratingOf(rating, verdict),
    verdict: cut(verdict, MOST.verdict),
    correction: correctionOf(row, rating) || null,
    authority: cut(nameOf(row.author) || nameOf(row.publisher), MOST.authority) || null,
    issuedAt: dateOf(row.datePublished ?? row.dateModified ?? row.dateCreated),
    url,
  }
  const name = textOf(row['@id']) || `${url ?? draft.authority ?? ''} ${claim}`
  return { id: `cr-${shortHash(name)}`, draft: checked(draft) }
}

function ratingOf(rating: Row, verdict: string): ClaimRating {
  const [value, worst, best] = [rating.ratingValue, rating.worstRating ?? 1, rating.bestRating ?? 5].map(
    Number,
  )
  const byWords = ratingOfWords(verdict) ?? ratingOfWords(said(rating.ratingExplanation))
  const byNumber = rating.ratingValue === undefined ? null : ratingOfNumber(value ?? 0, worst ?? 1, best ?? 5)
  const found = byWords ?? byNumber ?? ratingOfWords(textOf(rating.ratingValue))
  if (!found) throw new ReadingError('không đọc được kết luận (reviewRating)')
  return found
}

function correctionOf(row: Row, rating: Row): string {
  const told = [row.reviewBody, row.description, rating.ratingExplanation, row.headline, row.name]
  return cut(told.map(said).find((text) => text !== '') ?? '', MOST.correction)
}

/** A claim as the register takes it; ReadingError names what does not fit. */
export function checked(draft: unknown): ClaimDraft {
  const parsed = ClaimDraft.safeParse(draft)
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  throw new ReadingError(`${first?.path.join('.') ?? ''}: ${first?.message ?? 'không đúng dạng'}`)
}

/** A moment, null when none is given; ReadingError when it cannot be read. */
export function dateOf(value: unknown): Date | null {
  const raw = textOf(value)
  if (raw === '') return null
  const date = readVietnameseDate(raw)
  if (!date) throw new ReadingError(`ngày không đọc được: "${raw.slice(0, 60)}"`)
  return date
}

/** 16 hexadecimal digits that are always the same for a text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(toSafeNfc(text)).digest('hex').slice(0, 16)
}

/** Text of a value that may be marked up as HTML; '' for what is no text. */
export function said(value: unknown): string {
  const text = textOf(value)
  return oneLine(/[<&]/.test(text) ? plainText(text) : text)
}

function textOf(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one === 'string' || typeof one === 'number') return String(one).trim()
  if (typeof one === 'object' && one !== null && '@value' in one) return textOf(one['@value'])
  return ''
}

function objectOf(value: unknown): Row {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one === 'object' && one !== null) return one as Row
  return typeof one === 'string' ? { name: one } : {}
}

function nameOf(value: unknown): string {
  const one = objectOf(value)
  return said(one.name) || said(one.url)
}

function addressOf(value: unknown): string | null {
  return textOf(value) || textOf(objectOf(value)['@id']) || null
}

/** Text shortened to `most` characters, the last of them an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}
