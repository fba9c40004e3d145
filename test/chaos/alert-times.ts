import type { EventMember } from '@chudong/domain'
import type { World } from '@chudong/runtime'
import { quantile } from '../bench/quantile.ts'
import { idsOfItem } from '../support/newsroom-articles.ts'
import type { Published } from './newswire.ts'
import type { Office } from './office.ts'

/** What was published in the last seconds of a stretch may rightly be delivered after it: it is not counted. */
const ON_THE_WAY_MS = 10_000
const SEVERE = 4

/** Paging incidents of one stretch of time: those whose first article that tells of them was published in it. */
export interface AlertTimes {
  paging: number
  /** Of them, those that reached the receiver before the stretch ended. */
  deliveredWithin: number
  /** Milliseconds from the publication of that article to the first delivery, of all that were delivered; null of none. */
  p50Ms: number | null
  p99Ms: number | null
  /**
   * Of those that one article alone makes severe (4 or 5): from its publication to the first delivery that says so. The
   * promise of five seconds is for these.
   */
  severe: { delivered: number; p50Ms: number | null; p99Ms: number | null; way: Way; slowest: Way }
}

/** The way's three parts in milliseconds: of all their medians, or of one incident; null of none. */
interface Way {
  publishedToStored: number | null
  storedToRaised: number | null
  raisedToDelivered: number | null
}

interface Told {
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
  const deliveredSevere = firstDeliveries(office, SEVERE)
  const incidents = await records.incidents.list({ decision: 'auto', limit: 100_000 })
  const [times, severe]: [Told[], Told[]] = [[], []]
  let [paging, deliveredWithin] = [0, 0]
  for (const { id, eventId, raisedAt } of incidents) {
    const members = await records.events.members(eventId)
    const published = members.filter(({ articleId }) => publishedAt.has(articleId))
    const atOf = ({ articleId }: EventMember) => publishedAt.get(articleId) ?? Number.NaN
    const first = earliest(published, atOf)
    if (!first || !(atOf(first) >= from && atOf(first) < to - ON_THE_WAY_MS)) continue
    const delivered = deliveredAt.get(id) ?? Number.POSITIVE_INFINITY
    paging++
    if (delivered < to) deliveredWithin++
    if (!Number.isFinite(delivered)) continue
    const told = (member: EventMember, delivered: number) => ({
      published: atOf(member),
      stored: member.collectedAt.getTime(),
      raised: raisedAt.getTime(),
      delivered,
    })
    times.push(told(first, delivered))
    const grave = earliest(published.filter(isSevere), atOf)
    const saidSo = deliveredSevere.get(id)
    if (grave && saidSo !== undefined && saidSo > atOf(grave)) severe.push(told(grave, saidSo))
  }
  const slowest = severe.reduce<Told[]>(
    (most, one) => (most[0] && delayOf(most[0]) > delayOf(one) ? most : [one]),
    [],
  )
  return {
    paging,
    deliveredWithin,
    ...quantilesOf(times),
    severe: { delivered: severe.length, ...quantilesOf(severe), way: wayOf(severe), slowest: wayOf(slowest) },
  }
}

const isSevere = ({ assessment }: EventMember) => assessment.incident && (assessment.severity ?? 0) >= SEVERE

function earliest(
  members: readonly EventMember[],
  atOf: (member: EventMember) => number,
): EventMember | undefined {
  return [...members].sort((a, b) => atOf(a) - atOf(b))[0]
}

const delayOf = ({ published, delivered }: Told) => delivered - published

function wayOf(told: readonly Told[]): Way {
  const middle = (part: (one: Told) => number) => (told.length > 0 ? quantile(told.map(part), 0.5) : null)
  return {
    publishedToStored: middle(({ published, stored }) => stored - published),
    storedToRaised: middle(({ stored, raised }) => raised - stored),
    raisedToDelivered: middle(({ raised, delivered }) => delivered - raised),
  }
}

function firstDeliveries({ receiver }: Office, from = 0): Map<string, number> {
  const first = new Map<string, number>()
  for (const { incident, severity, at } of receiver.deliveries)
    if (severity >= from && !first.has(incident)) first.set(incident, at)
  return first
}

function quantilesOf(told: readonly Told[]): { p50Ms: number | null; p99Ms: number | null } {
  if (told.length === 0) return { p50Ms: null, p99Ms: null }
  const all = told.map(delayOf)
  return { p50Ms: quantile(all, 0.5), p99Ms: quantile(all, 0.99) }
}
