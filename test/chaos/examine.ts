import type { Incident } from '@chudong/domain'
import { topicNames } from '@chudong/pipeline'
import type { World } from '@chudong/runtime'
import { articleOfItem } from '../support/newsroom-articles.ts'
import type { Published } from './newswire.ts'
import type { Office } from './office.ts'
import type { Delivery } from './receiver.ts'

export interface Finding {
  /** Items published by the newsroom. */
  items: number
  /** Addresses of items that are not stored, judged and placed. */
  lost: string[]
  /** Article ids that stand in more than one event. */
  doubledArticles: string[]
  /** Events with more than one incident, and incidents that were made more than once. */
  doubledIncidents: string[]
  incidents: number
  paging: number
  /** Paging incidents that nobody was told of at their present severity. */
  untold: string[]
  deliveries: number
  /** Deliveries after the first with the same key: the receiver acts once. */
  repeatedDeliveries: number
  /** Alerts (incident and severity) that came under more than one key. */
  strayKeys: string[]
  quarantined: number
  /** Why, with how many jobs each: addresses and figures left out. */
  quarantineReasons: Record<string, number>
  records: { count: number; checksum: string }
  coverage: { count: number; checksum: string }
}

/** Whether everything that was promised holds. */
export function isSound(finding: Finding): boolean {
  const { lost, doubledArticles, doubledIncidents, untold, strayKeys, quarantined } = finding
  const nothing = [lost, doubledArticles, doubledIncidents, untold, strayKeys].every(
    (list) => list.length === 0,
  )
  return nothing && quarantined === 0 && finding.records.checksum === finding.coverage.checksum
}

/** Waits until the desk has caught up with the newsroom, at most `patienceMs`, then counts what is missing or doubled. */
export async function examine(
  office: Office,
  ledger: readonly Published[],
  patienceMs: number,
): Promise<Finding> {
  const world = await office.open('examiner')
  try {
    const end = Date.now() + patienceMs
    let finding = await look(world, office, ledger)
    while ((!isSound(finding) || (await isBusy(world))) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      finding = await look(world, office, ledger)
    }
    return finding
  } finally {
    await world.close()
  }
}

async function look(world: World, office: Office, ledger: readonly Published[]): Promise<Finding> {
  const { records, coverage } = world
  const incidents = await records.incidents.list({ limit: 100_000 })
  const members = await Promise.all(incidents.map(({ eventId }) => records.events.members(eventId)))
  const logs = await Promise.all(incidents.map(({ id }) => records.incidents.log(id)))
  const madeTwice = incidents.filter((_, i) => logs[i]?.filter(({ kind }) => kind === 'created').length !== 1)
  const paging = incidents.filter(({ decision, state }) => decision === 'auto' && state !== 'dismissed')
  const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
  const { deliveries } = office.receiver
  return {
    items: ledger.length,
    lost: await lostOf(world, office, ledger),
    doubledArticles: repeated(members.flat().map((member) => member.articleId)),
    doubledIncidents: [
      ...repeated(incidents.map(({ eventId }) => eventId)),
      ...madeTwice.map(({ id }) => id),
    ],
    incidents: incidents.length,
    paging: paging.length,
    untold: untoldOf(incidents, deliveries),
    deliveries: deliveries.length,
    repeatedDeliveries: deliveries.length - new Set(deliveries.map(({ key }) => key)).size,
    strayKeys: strayKeys(deliveries),
    quarantined: depths.reduce((sum, depth) => sum + depth.quarantined, 0),
    quarantineReasons: await quarantineReasons(world),
    records: await records.outbox.expected(),
    coverage: await coverage.state(),
  }
}

async function quarantineReasons({ queue }: Pick<World, 'queue'>): Promise<Record<string, number>> {
  const reasons: Record<string, number> = {}
  for (const topic of topicNames)
    for (const { error, attempts } of await queue.quarantined(topic, 1_000)) {
      const words = error
        .slice(0, 200)
        .replace(/https?:\S+/g, 'URL')
        .replace(/\d+/g, 'N')
      const reason = `${topic} after ${attempts}: ${words}`
      reasons[reason] = (reasons[reason] ?? 0) + 1
    }
  return reasons
}

/** Addresses of published items that are not stored and judged. */
export async function lostOf(
  { records }: Pick<World, 'records'>,
  { newsroom }: Pick<Office, 'newsroom'>,
  ledger: readonly Published[],
): Promise<string[]> {
  const lost: string[] = []
  for (const { url } of ledger) {
    const article = await articleOfItem(records, newsroom, url)
    const judged = article && (await records.articles.judged(article.id))?.assessment
    if (!judged) lost.push(url)
  }
  return lost
}

/** Ids of paging incidents that nobody was told of at their present severity. */
export function untoldOf(incidents: readonly Incident[], deliveries: readonly Delivery[]): string[] {
  const paging = incidents.filter(({ decision, state }) => decision === 'auto' && state !== 'dismissed')
  return paging.filter(({ id, severity }) => !told(deliveries, id, severity)).map(({ id }) => id)
}

function told(deliveries: readonly Delivery[], incident: string, severity: number): boolean {
  return deliveries.some((one) => one.incident === incident && one.severity === severity)
}

function strayKeys(deliveries: readonly Delivery[]): string[] {
  const keys = new Map<string, Set<string>>()
  for (const { incident, severity, key } of deliveries) {
    const alert = `${incident} at severity ${severity}`
    keys.set(alert, (keys.get(alert) ?? new Set()).add(key))
  }
  return [...keys].filter(([, used]) => used.size > 1).map(([alert]) => alert)
}

/** Polling never rests; what has been read must come to rest. */
export async function isBusy(world: World): Promise<boolean> {
  const resting = topicNames.filter((topic) => topic !== 'source.due' && topic !== 'page.found')
  const depths = await Promise.all(resting.map((topic) => world.queue.depth(topic)))
  const left = depths.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0)
  return left + (await world.records.outbox.size()) > 0
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))]
}
