import type { ClaimRecords, Clock, JobQueue } from '@chudong/ports'
import { claimChanged } from './topics.ts'

const PAGE = 200
/** At start so many last changes of so many hours are compared again: the process may have ended before it was done. */
const LOOK_BACK = 1_000
const LOOK_BACK_MS = 48 * 3_600_000
/** What was judged just before the claim was entered is in the coverage by then. */
const DELAY_MS = 5_000

interface Given {
  records: { claims: Pick<ClaimRecords, 'version' | 'since'> }
  queue: JobQueue
  clock: Clock
}

/** Asked again and again, publishes each change of the register once: a comparison with what was published before it. */
export function watchClaims({ records: { claims }, queue, clock }: Given): () => Promise<void> {
  const young = clock.now().getTime() - LOOK_BACK_MS
  let seen: number | null = null
  return async () => {
    const last = await claims.version()
    seen ??= Math.max(0, last - LOOK_BACK)
    while (seen < last) {
      const changed = await claims.since(seen, PAGE)
      for (const { id, version, updatedAt } of changed)
        if (updatedAt.getTime() >= young)
          await queue.publish(claimChanged, { claimId: id, version }, { lane: 'bulk', delayMs: DELAY_MS })
      seen = changed.at(-1)?.version ?? last
    }
  }
}
