import type { DeskState } from '@chudong/domain'
import type { Desk } from '../desk.ts'

/** What waits in all of the flow, since when, and how it slows the reading of sources. Bulk work may wait as long as it takes: it has no age here. */
export async function lagOf({ pace, queue, topics }: Desk): Promise<DeskState['lag']> {
  const depths = await Promise.all(topics.map((topic) => queue.depth(topic)))
  const severe = depths.map(({ lanes }) => lanes.severe.oldestMs)
  const normal = depths.map(({ lanes }) => lanes.normal.oldestMs)
  return {
    jobs: depths.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestMs: longest([...severe, ...normal]),
    severeOldestMs: longest(severe),
    pace: await pace(),
  }
}

function longest(ages: (number | null)[]): number | null {
  const known = ages.filter((age) => age !== null)
  return known.length === 0 ? null : Math.max(...known)
}
