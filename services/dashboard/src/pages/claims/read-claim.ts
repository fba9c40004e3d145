import { type Claim, ClaimDraft, ClaimRating } from '@chudong/domain'

/** What a spokesperson types: every field a string. */
export interface ClaimFields {
  claim: string
  rating: ClaimRating
  verdict: string
  correction: string
  authority: string
  /** A day in Vietnam, "2026-11-20"; '' = not known. */
  issuedAt: string
  url: string
}

export const RATINGS = ClaimRating.options

/** The form of a known claim, or an empty one. */
export function fieldsOf(claim: Claim | null): ClaimFields {
  return {
    claim: claim?.claim ?? '',
    rating: claim?.rating ?? 'false',
    verdict: claim?.verdict ?? '',
    correction: claim?.correction ?? '',
    authority: claim?.authority ?? '',
    issuedAt: claim?.issuedAt ? dayOf(claim.issuedAt) : '',
    url: claim?.url ?? '',
  }
}

/** The form of a rumour that nobody has checked yet. */
export function fieldsOfRumour(said: string): ClaimFields {
  return { ...fieldsOf(null), claim: said, rating: 'unproven' }
}

/** The claim as it is sent, or which field keeps it from being sent. */
export function readClaim(fields: ClaimFields): {
  draft: ClaimDraft | null
  problem: keyof ClaimFields | null
} {
  const typed = (value: string) => (value.trim() === '' ? null : value.trim())
  const read = ClaimDraft.safeParse({
    ...fields,
    correction: typed(fields.correction),
    authority: typed(fields.authority),
    url: typed(fields.url),
    issuedAt: fields.issuedAt === '' ? null : new Date(`${fields.issuedAt}T00:00:00+07:00`),
  })
  if (read.success) return { draft: read.data, problem: null }
  const wrong = read.error.issues[0]?.path[0]
  return { draft: null, problem: wrong === 'url' || wrong === 'issuedAt' ? wrong : 'claim' }
}

const VIETNAM_MS = 7 * 3_600_000

function dayOf(at: Date): string {
  return new Date(at.getTime() + VIETNAM_MS).toISOString().slice(0, 10)
}
