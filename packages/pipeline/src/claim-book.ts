import { type Heard, type ReadClaim, readClaim, readClaimIndex } from '@chudong/detect'
import type { Claim } from '@chudong/domain'
import type { ClaimRecords } from '@chudong/ports'

/** The register of checked claims, in memory and never behind its records. */
export interface ClaimBook {
  /** The claim that a text repeats, answers or comes near to, as the register is now; null when there is none. */
  match(text: string): Promise<Heard | null>
}

/** Claims read between two breaths of the process: reading one takes about a tenth of a millisecond. */
const PAGE = 200
/** A claim this near is worth showing beside one that is surely meant; below it, likeness is chance. */
const NEAR = 0.3

type KeptClaim = ReadClaim & Pick<Claim, 'rating'>

/**
 * Keeps the standing claims ready to be matched. Before each text it asks for the number of the register's last change –
 * one look into an index – and reads what is new, so that a claim entered in any process counts from the next article on.
 */
export function openClaimBook(records: Pick<ClaimRecords, 'version' | 'since'>): ClaimBook {
  const kept = new Map<string, KeptClaim>()
  let version = 0
  let find = readClaimIndex<string>([])
  let catchingUp: Promise<void> | null = null

  const catchUp = async () => {
    let reached = version
    for (let more = true; more; ) {
      const changed = await records.since(reached, PAGE)
      for (const claim of changed) keep(kept, claim)
      reached = changed.at(-1)?.version ?? reached
      more = changed.length === PAGE
    }
    find = readClaimIndex([...kept.values()])
    version = reached
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
      const { claimId, bestClaimId, score, relation } = find(text)
      const id = claimId ?? (score >= NEAR ? bestClaimId : null)
      const known = id === null ? undefined : kept.get(id)
      return known ? { match: { claimId: known.id, score, relation }, rating: known.rating } : null
    },
  }
}

function keep(kept: Map<string, KeptClaim>, claim: Claim): void {
  if (claim.withdrawnAt) kept.delete(claim.id)
  else kept.set(claim.id, { ...readClaim(claim), rating: claim.rating })
}
