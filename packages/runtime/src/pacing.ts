import type { Pace } from '@chudong/domain'
import { lagsOf, nextPace, takenAt, worstLag } from '@chudong/pipeline'
import type { JobQueue } from '@chudong/ports'
import type { Logger } from './log.ts'

/** Depths are asked for at most this often, however many look. */
const FRESH_MS = 2_000

export interface Pacing {
  /** The pace as it was last found. */
  pace(): Pace
  /** The pace as it is, not older than two seconds. Rejects when the queue does not answer. */
  look(): Promise<Pace>
}

/** Watches what waits behind the polls, sets how many pages and items this process takes at a time, and logs each change of pace. */
export function openPacing(queue: Pick<JobQueue, 'depth' | 'limit'>, log: Logger): Pacing {
  let last: { at: number; found: Promise<Pace> } | null = null
  let pace: Pace = 'full'

  async function ask(): Promise<Pace> {
    const lags = await lagsOf((topic) => queue.depth(topic))
    const before = pace
    pace = nextPace(before, lags)
    for (const { topic, most } of takenAt(pace)) queue.limit(topic, most)
    if (pace === before) return pace
    const said = { event: 'pace', pace, before, ...worstLag(lags) }
    if (pace === 'full') log.info(said, 'sources are read as they are due again')
    else log.warn(said, 'work lags: sources are read less often')
    return pace
  }

  return {
    pace: () => pace,
    look() {
      const now = performance.now()
      if (!last || now - last.at > FRESH_MS) last = { at: now, found: ask() }
      return last.found
    },
  }
}
