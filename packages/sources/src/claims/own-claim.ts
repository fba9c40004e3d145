import { ClaimRating } from '@chudong/domain'
import type { ImportedClaim } from '@chudong/ports'
import { ReadingError } from '../readers/reading-error.ts'
import { checked, dateOf, said, shortHash } from './claim-review.ts'
import { ratingOfWords } from './rating.ts'

const PLAIN_ID = /^[\w.-]{1,80}$/

/**
 * A row of our own shape: {id?, claim, rating?, verdict?, correction?, issued_by?, issued_at?, url?}. Without a rating the
 * verdict's words tell it; a claim with a correction is false unless they say otherwise. Throws ReadingError, in Vietnamese.
 */
export function claimOfRow(row: Record<string, unknown>): ImportedClaim {
  const claim = said(row.claim)
  if (!claim) throw new ReadingError('thiếu nội dung tin đồn (claim)')
  const verdict = said(row.verdict)
  const correction = said(row.correction) || null
  const authority = said(row.issued_by ?? row.authority) || null
  const draft = checked({
    claim,
    rating: ratingOf(row.rating, verdict, correction),
    verdict,
    correction,
    authority,
    issuedAt: dateOf(row.issued_at ?? row.issuedAt),
    url: said(row.url) || null,
  })
  return { id: idOf(row.id, `${authority ?? ''} ${claim}`), draft }
}

function ratingOf(given: unknown, verdict: string, correction: string | null): ClaimRating {
  if (given === undefined || given === null || given === '')
    return ratingOfWords(verdict) ?? (correction ? 'false' : 'unproven')
  const rating = ClaimRating.safeParse(given)
  if (rating.success) return rating.data
  throw new ReadingError(`rating phải là một trong: ${ClaimRating.options.join(', ')}`)
}

function idOf(given: unknown, name: string): string {
  const id = said(given)
  if (id === '') return `c-${shortHash(name)}`
  return PLAIN_ID.test(id) ? id : `c-${shortHash(id)}`
}
