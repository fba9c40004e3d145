import { setTimeout as sleep } from 'node:timers/promises'
import { type CoverageDoc, RetryAfterError } from '@chudong/domain'
import type { Refused } from '@chudong/ports'
import { monthOf } from '@chudong/vietnamese'
import { newestOf } from '../query/newest-of.ts'
import { type Outcome, sendAll, type Write } from './bulk.ts'
import { addMonths, type Live, liveGeneration } from './generations.ts'
import { abandonMove } from './moving.ts'
import type { Store } from './store.ts'
import { toSource } from './to-source.ts'

/** A full queue of the server empties within seconds; a replacement of the indices stops writing for about as long. */
const patienceMs = 15_000
const firstPauseMs = 100
const longestPauseMs = 2_000

/**
 * Writes documents into the month in which each was first collected; see `Coverage.index`. What the server rejects for
 * now is tried again for a quarter of a minute, then RetryAfterError says to come back.
 */
export function indexDocs(store: Store): (docs: readonly CoverageDoc[]) => Promise<Refused[]> {
  const blockage = watchBlockage(store)
  return async (docs) => {
    const refused: Refused[] = []
    const end = performance.now() + patienceMs
    let left = newestOf(docs)
    for (let round = 0; left.length > 0; round++) {
      const live = await liveGeneration(store)
      const outcome = await tryOnce(store, live, left)
      refused.push(...outcome.refused)
      left = left.filter(({ id }) => outcome.again.some((write) => write.id === id))
      await blockage.saw(live, outcome)
      if (left.length === 0) break
      if (performance.now() > end)
        throw new RetryAfterError(
          `Elasticsearch does not take ${left.length} documents now: ${outcome.why}`,
          1_000,
        )
      await sleep(Math.min(longestPauseMs, firstPauseMs * 2 ** round))
    }
    return refused
  }
}

async function tryOnce(store: Store, live: Live, docs: readonly CoverageDoc[]): Promise<Outcome> {
  const writes = docs.map((doc) => toWrite(doc, store.names.month(live.generation, monthOf(doc.collectedAt))))
  const months = [...new Set(writes.map(({ index }) => index))]
  if (!(await addMonths(store, live, months)))
    return { refused: [], again: writes, why: 'the indices are being replaced' }
  return sendAll(store, writes)
}

/** A document with its place; the size is an upper guess, as syllables are kept four times. */
export function toWrite(doc: CoverageDoc, index: string): Write {
  return {
    index,
    id: doc.id,
    version: doc.version,
    source: toSource(doc),
    bytes: 1_000 + 4 * (doc.title.length + doc.text.length),
  }
}

/** Ends a replacement whose process must have died: all that is lost with it is its own work. */
function watchBlockage(store: Store) {
  let since: number | null = null
  return {
    async saw(live: Live, { why }: Outcome) {
      const blocked = live.state === 'moving' || why.includes('cluster_block_exception')
      if (!blocked) since = null
      else if (since === null) since = performance.now()
      else if (performance.now() - since > store.movingPatienceMs) {
        since = null
        store.log.warn({ event: 'coverage-move-abandoned', generation: live.generation })
        await abandonMove(store, live)
      }
    },
  }
}
