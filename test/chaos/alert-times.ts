import type { World } from '@chudong/runtime'
import { quantile } from '../bench/quantile.ts'
import { idsOfItem } from '../support/newsroom-articles.ts'
import type { Published } from './newswire.ts'
import type { Office } from './office.ts'

/** What was published in the last seconds of a stretch may rightly be delivered after it: it is not counted. */
const ON_THE_WAY_MS = 10_000

/** Paging incidents of one stretch of time: those whose first severe article was published in it. */
export interface AlertTimes {
  paging: number
  /** Of them, those that reached the receiver before the stretch ended. */
  deliveredWithin: number
  /** Milliseconds from the publication of that article to the first delivery, of all that were delivered; null of none. */
  p50Ms: number | null
  p99Ms: number | null
}

/** Looks up the incidents of what was published from `from` until ten seconds before `to` (milliseconds since the epoch). */
export async function alertTimes(
  { records }: Pick<World, 'records'>,
  office: Office,
  ledger: readonly Published[],
  { from, to }: { from: number; to: number },
): Promise<AlertTimes> {
  const severe = ledger.filter(({ incident }) => incident)
  const publishedAt = new Map(
    severe.flatMap(({ url, at }) => idsOfItem(office.newsroom, url).map((id) => [id, at] as const)),
  )
  const deliveredAt = firstDeliveries(office)
  const incidents = await records.incidents.list({ decision: 'auto', limit: 100_000 })
  const times: number[] = []
  let [paging, deliveredWithin] = [0, 0]
  for (const { id, eventId } of incidents) {
    const members = await records.events.members(eventId)
    const first = Math.min(...members.flatMap(({ articleId }) => publishedAt.get(articleId) ?? []))
    if (!(first >= from && first < to - ON_THE_WAY_MS)) continue
    const delivered = deliveredAt.get(id) ?? Number.POSITIVE_INFINITY
    paging++
    if (delivered < to) deliveredWithin++
    if (Number.isFinite(delivered)) times.push(delivered - first)
  }
  return { paging, deliveredWithin, p50Ms: quantileOf(times, 0.5), p99Ms: quantileOf(times, 0.99) }
}

function firstDeliveries({ receiver }: Office): Map<string, number> {
  const first = new Map<string, number>()
  for (const { incident, at } of receiver.deliveries) if (!first.has(incident)) first.set(incident, at)
  return first
}

function quantileOf(times: readonly number[], share: number): number | null {
  return times.length === 0 ? null : quantile(times, share)
}
