import type { World } from '@chudong/runtime'
import { lostOf, untoldOf } from './examine.ts'
import type { Published } from './newswire.ts'
import type { Office } from './office.ts'

const LOOK_MS = 500

/** Seconds until all of these items are judged and every paging incident is told; null when `patienceMs` are over before. */
export async function secondsToCatchUp(
  world: World,
  office: Office,
  items: readonly Published[],
  patienceMs: number,
): Promise<number | null> {
  let left = [...items]
  return secondsUntil(patienceMs, async () => {
    const lost = new Set(await lostOf(world, office, left))
    left = left.filter(({ url }) => lost.has(url))
    if (left.length > 0) return false
    const incidents = await world.records.incidents.list({ decision: 'auto', limit: 100_000 })
    return untoldOf(incidents, office.receiver.deliveries).length === 0
  })
}

/** Seconds until records and coverage are equal by count and checksum, as `chudong doctor` compares them. */
export function secondsToConverge(
  { records, coverage, coverageSince }: World,
  patienceMs: number,
): Promise<number | null> {
  return secondsUntil(patienceMs, async () => {
    const expected = await records.outbox.expected(coverageSince())
    const held = await coverage.state(coverageSince())
    return expected.count === held.count && expected.checksum === held.checksum
  })
}

/** An engine that is just back may still refuse: it is asked again. */
async function secondsUntil(patienceMs: number, holds: () => Promise<boolean>): Promise<number | null> {
  const begun = performance.now()
  while (!(await holds().catch(() => false))) {
    if (performance.now() - begun > patienceMs) return null
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return (performance.now() - begun) / 1_000
}
