import type { Claim } from '@chudong/domain'
import { fold } from '@chudong/vietnamese'
import type { Selectable } from 'kysely'
import { storable, storableOrNull } from '../../storable.ts'
import type { ClaimsTable } from '../tables.ts'

/** A claim as the office speaks of it. */
export function toClaim(row: Selectable<ClaimsTable>): Claim {
  return {
    id: row.id,
    claim: row.claim,
    rating: row.rating,
    verdict: row.verdict,
    correction: row.correction,
    authority: row.authority,
    issuedAt: row.issued_at,
    url: row.url,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    updatedAt: row.updated_at,
    withdrawnAt: row.withdrawn_at,
    version: row.version,
  }
}

/** A claim whose every text can be stored, so that what is logged is what is kept. */
export function storableClaim(claim: Claim): Claim {
  return {
    ...claim,
    claim: storable(claim.claim),
    verdict: storable(claim.verdict),
    correction: storableOrNull(claim.correction),
    authority: storableOrNull(claim.authority),
    url: storableOrNull(claim.url),
  }
}

/** The words of a claim as they are searched: without tones, single spaces between. */
export function foldedClaim({ claim, verdict, correction, authority }: Claim): string {
  return searched([claim, verdict, correction ?? '', authority ?? ''].join('\n'))
}

/** A text as the register is searched by it. */
export function searched(text: string): string {
  return fold(storable(text)).replace(/\s+/g, ' ').trim()
}
