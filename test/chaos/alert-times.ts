import type { World } from '@chudong/runtime'
import { quantile } from '../bench/quantile.ts'
import { idsOfItem } from '../support/newsroom-articles.ts'
import type { Published } from './newswire.ts'
import type { Office } from './office.ts'

/** What was published in the last seconds of a stretch may rightly be delivered after it: it is not counted. */
const ON_THE_WAY_MS = 10_000
const SEVERE = 4

/** Paging incidents of one stretch of time: those whose first severe article was published in it. */
export interface AlertTimes {
  paging: number
  /** Of them, those that reached the receiver before the stretch ended. */
  deliveredWithin: number
  /** Milliseconds from the publication of that article to the first delivery, of all that were delivered; null of none. */
  p50Ms: number | null
  p99Ms: number | null
  /** The same of those of severity 4 and 5, which the promise of five seconds is for. */
  severe: { delivered: number; p50Ms: number | null; p99Ms: number | null; way: Way }
}

/** Medians of the way's three parts in milliseconds; null of none. */
interface Way {
  publishedToStored: number | null
  storedToRaised: number | null
  raisedToDelivered: number | null
}

interface Told {
  severity: number
  published: number
  stored: number
  raised: number
  delivered: number
}

/** Looks up the incidents of what was published from `from` until ten seconds before `to` (milliseconds since the epoch). */
export async function alertTimes(
  { records }: Pick<World, 'records'>,
  office: Office,
  ledger: readonly Published[],
  { from, to }: { from: number; to: number },
): Promise<AlertTimes> {
  const told = ledger.filter(({ incident }) => incident)
  const publishedAt = new Map(
    told.flatMap(({ url, at }) => idsOfItem(office.newsroom, url).map((id) => [id, at] as const)),
  )
  const deliveredAt = firstDeliveries(office)
  const incidents = await records.incidents.list({ decision: 'auto', limit: 100_000 })
  const times: Told[] = []
  let [paging, deliveredWithin] = [0, 0]
  for (const { id, eventId, severity, raisedAt } of incidents) {
    const members = await records.events.members(eventId)
    const published = Math.min(...members.flatMap(({ articleId }) => publishedAt.get(articleId) ?? []))
    if (!(published >= from && published < to - ON_THE_WAY_MS)) continue
    const delivered = deliveredAt.get(id) ?? Number.POSITIVE_INFINITY
    paging++
    if (delivered < to) deliveredWithin++
    if (!Number.isFinite(delivered)) continue
    const stored = Math.min(...members.map(({ collectedAt }) => collectedAt.getTime()))
    times.push({ severity, published, stored, raised: raisedAt.getTime(), delivered })
  }
  const severe = times.filter(({ severity }) => severity >= SEVERE)
  return {
    paging,
    deliveredWithin,
    ...quantilesOf(times),
    severe: { delivered: severe.length, ...quantilesOf(severe), way: wayOf(severe) },
  }
}

function wayOf(told: readonly Told[]): Way {
  const middle = (part: (one: Told) => number) => (told.length > 0 ? quantile(told.map(part), 0.5) : null)
  return {
    publishedToStored: middle(({ published, stored }) => stored - published),
    storedToRaised: middle(({ stored, raised }) => raised - stored),
    raisedToDelivered: middle(({ raised, delivered }) => delivered - raised),
  }
}

function firstDeliveries({ receiver }: Office): Map<string, number> {
  const first = new Map<string, number>()
  for (const { incident, at } of receiver.deliveries) if (!first.has(incident)) first.set(incident, at)
  return first
}

function quantilesOf(told: readonly Told[]): { p50Ms: number | null; p99Ms: number | null } {
  if (told.length === 0) return { p50Ms: null, p99Ms: null }
  const all = told.map(({ published, delivered }) => delivered - published)
  return { p50Ms: quantile(all, 0.5), p99Ms: quantile(all, 0.99) }
}
