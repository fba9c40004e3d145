import { fresh } from '@chudong/api'
import type { Pace } from '@chudong/domain'
import { lagsOf, nextPaces, type Paces, takenAt, worstLag } from '@chudong/pipeline'
import type { JobQueue } from '@chudong/ports'
import type { Logger } from './log.ts'

/** Depths are asked for at most this often, however many look. */
const FRESH_MS = 2_000

export interface Pacing {
  /** The paces as they were last found. */
  paces(): Paces
  /** The slowest pace as it is, not older than two seconds: some sources are read no faster. Rejects when the queue does not answer. */
  look(): Promise<Pace>
}

/** Watches what waits behind the polls, sets how many pages and items this process takes at a time, and logs each change of pace. */
export function openPacing(queue: Pick<JobQueue, 'depth' | 'limit'>, log: Logger): Pacing {
  let paces: Paces = { all: 'full', posts: 'full' }

  async function ask(): Promise<Pace> {
    const lags = await lagsOf((topic) => queue.depth(topic))
    const before = paces
    paces = nextPaces(before, lags)
    for (const { topic, most } of takenAt(paces)) queue.limit(topic, most)
    if (paces.posts !== before.posts)
      log.info({ event: 'pace.posts', pace: paces.posts, before: before.posts, ...worstLag(lags.posts) })
    const { all: pace, posts: slowest } = paces
    if (pace === before.all) return slowest
    const said = { event: 'pace', pace, before: before.all, ...worstLag(lags.all) }
    if (pace === 'full') log.info(said, 'sources are read as they are due again')
    else log.warn(said, 'work lags: sources are read less often')
    return slowest
  }

  return { paces: () => paces, look: fresh(FRESH_MS, ask) }
}
