import { type Heard, openClaimMatcher } from '@chudong/detect'
import type { Claim, ClaimRating } from '@chudong/domain'
import type { ClaimRecords } from '@chudong/ports'

/** The register of checked claims, in memory and never behind its records. */
export interface ClaimBook {
  /** The claim that a text repeats, answers or comes near to, as the register is now; null when there is none. */
  match(text: string): Promise<Heard | null>
}

/** Claims read between two breaths of the process: reading one takes less than a twentieth of a millisecond. */
const PAGE = 200
/** A claim this near is worth showing beside one that is surely meant; below it, likeness is chance. */
const NEAR = 0.3

/**
 * Keeps the standing claims ready to be matched. Before each text it asks for the number of the register's last change –
 * one look into an index – and reads what is new, so that a claim entered in any process counts from the next article on.
 */
export function openClaimBook(records: Pick<ClaimRecords, 'version' | 'since'>): ClaimBook {
  const matcher = openClaimMatcher<string>()
  const ratings = new Map<string, ClaimRating>()
  let version = 0
  let catchingUp: Promise<void> | null = null

  const keep = (claim: Claim) => {
    version = claim.version
    if (claim.withdrawnAt) {
      matcher.remove(claim.id)
      ratings.delete(claim.id)
      return
    }
    matcher.put(claim)
    ratings.set(claim.id, claim.rating)
  }
  const catchUp = async () => {
    for (let more = true; more; ) {
      const changed = await records.since(version, PAGE)
      for (const claim of changed) keep(claim)
      more = changed.length === PAGE
    }
  }
  const upTo = async (wanted: number) => {
    while (version < wanted) {
      catchingUp ??= catchUp().finally(() => {
        catchingUp = null
      })
      await catchingUp
    }
  }
  return {
    async match(text) {
      await upTo(await records.version())
      const { claimId, bestClaimId, score, relation } = matcher.match(text)
      const id = claimId ?? (score >= NEAR ? bestClaimId : null)
      const rating = id === null ? undefined : ratings.get(id)
      return id !== null && rating ? { match: { claimId: id, score, relation }, rating } : null
    },
  }
}
