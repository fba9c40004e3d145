import { setTimeout as sleep } from 'node:timers/promises'
import { type CoverageDoc, RetryAfterError } from '@chudong/domain'
import type { Coverage } from '@chudong/ports'
import type { DocumentMaker } from './documents.ts'

/** As the projection carries them from the outbox. */
const BATCH = 500
/** Two alerters at work: one batch is prepared while the store writes the other. */
const AT_ONCE = 2

/** Indexes documents `from` to `to` the adapter's normal way, two batches at a time. Returns documents a second. */
export async function fill(
  coverage: Coverage,
  maker: DocumentMaker,
  from: number,
  to: number,
): Promise<number> {
  const begun = performance.now()
  let next = from
  const carry = async () => {
    while (next < to) {
      const start = next
      next = Math.min(to, start + BATCH)
      await indexed(coverage, maker.make(start, next - start))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, carry))
  const perSecond = ((to - from) * 1_000) / (performance.now() - begun)
  const { count } = await coverage.state()
  if (count !== to) throw new Error(`${count} of ${to} documents arrived`)
  return perSecond
}

/** A store that can take none now is given the batch again, as the projection does. */
async function indexed(coverage: Coverage, docs: readonly CoverageDoc[]): Promise<void> {
  try {
    const [refused] = await coverage.index(docs)
    if (refused) throw new Error(`${refused.id} was refused: ${refused.reason}`)
  } catch (error) {
    if (!(error instanceof RetryAfterError)) throw error
    await sleep(error.ms)
    await indexed(coverage, docs)
  }
}
