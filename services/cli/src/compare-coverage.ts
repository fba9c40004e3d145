import type { World } from '@chudong/runtime'

export interface Compared {
  ok: boolean
  /** A sentence for the operator. */
  found: string
}

/** A desk at work may change an article between the two counts. */
const mostTries = 5

/** Whether records and coverage hold the same articles in the same versions, by count and checksum. */
export async function compareCoverage(world: World): Promise<Compared> {
  const { records, coverage } = world
  if (!(await coverage.isCurrent()))
    return { ok: false, found: 'kept in the form of an older program: chudong reindex' }
  const refused = await records.outbox.refused()
  if (refused.length > 0)
    return {
      ok: false,
      found: `${refused.length} articles refused, ${refused[0]?.id} first: ${refused[0]?.reason}`,
    }
  let compared = await compareOnce(world)
  for (let tries = 1; tries < mostTries && !compared.ok; tries++) compared = await compareOnce(world)
  return compared
}

async function compareOnce({ records, coverage, coverageSince }: World): Promise<Compared> {
  const since = coverageSince()
  const waiting = await records.outbox.size()
  const [expected, held] = [await records.outbox.expected(since), await coverage.state(since)]
  if (expected.count === held.count && expected.checksum === held.checksum)
    return { ok: true, found: `equal to the records: ${held.count} articles, checksum ${held.checksum}` }
  if (waiting > 0)
    return { ok: true, found: `${held.count} of ${expected.count} articles, ${waiting} on their way` }
  const counts = `${held.count} articles (${held.checksum}), the records ${expected.count} (${expected.checksum})`
  return { ok: false, found: `differs from the records: ${counts}: chudong reindex --from-records` }
}
