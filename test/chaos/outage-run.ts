import { type AlertTimes, alertTimes } from './alert-times.ts'
import { secondsToCatchUp, secondsToConverge } from './catch-up.ts'
import { type DeskVisitor, visitDesk } from './desk-visitor.ts'
import { examine, type Finding } from './examine.ts'
import { inWorld } from './in-world.ts'
import { type Newswire, publishOnAndOn } from './newswire.ts'
import { type Office, openOffice } from './office.ts'
import { bannerWatch, type Shown } from './watch-banner.ts'

export const engines = ['elasticsearch', 'redis', 'postgres'] as const
export type EngineName = (typeof engines)[number]

export interface OutageOptions {
  engines: readonly EngineName[]
  seed: number
  outageMs: number
  publishEveryMs: number
  patienceMs: number
  say: (line: string) => void
}

export interface Outage extends Shown {
  engine: EngineName
  minutesAway: number
  /** Items published while it was away. */
  published: number
  /** Incidents of what was published while it was away. */
  alerts: AlertTimes
  /** Jobs that the crawler ended well from ten seconds after the stop until the return. */
  crawlerJobs: number
  /** From the engine's first answer until everything published before it is judged and told; null = not in time. */
  secondsToCatchUp: number | null
  /** From the engine's first answer until records and coverage are equal by count and checksum; null = not in time. */
  secondsToConverge: number | null
}

export interface OutageReport {
  seed: number
  /** The minute before the first outage. */
  before: AlertTimes
  outages: Outage[]
  finding: Finding
}

const partNames = { elasticsearch: 'Elasticsearch', redis: 'Redis', postgres: 'PostgreSQL' } as const
/** What was published so shortly before an outage may still be on its way. */
const ON_THE_WAY_MS = 30_000
const BEFORE_MS = 60_000

/** Stops one engine after the other (SIGKILL) under load, for `outageMs` each, and watches what becomes of the office. */
export async function stopAndLook(options: OutageOptions): Promise<OutageReport> {
  const { seed, patienceMs, say } = options
  const office = await openOffice('cluster', say)
  const newswire = publishOnAndOn(office.newsroom, { seed, everyMs: options.publishEveryMs })
  let visitor: DeskVisitor | null = null
  try {
    await caughtUp(office, newswire, { from: 0, patienceMs })
    visitor = await visitDesk(office)
    say('caught up with the week; a minute before the first outage')
    const from = Date.now()
    await wait(BEFORE_MS)
    const before = await alertsIn(office, newswire, { from, to: Date.now() })
    const outages: Outage[] = []
    for (const engine of options.engines)
      outages.push(await stopOne(engine, { office, newswire, visitor }, options))
    newswire.stop()
    say('examining')
    return { seed, before, outages, finding: await examine(office, newswire.ledger(), patienceMs) }
  } finally {
    newswire.stop()
    await visitor?.close()
    await office.close()
  }
}

/** Whether the office came through one outage as it was promised; what was lost or doubled is examined apart. */
export function cameThrough(outage: Outage): boolean {
  const { engine, alerts } = outage
  const told = outage.secondsToState !== null && outage.secondsToBanner !== null && outage.takenBack
  const back = outage.secondsToCatchUp !== null && outage.secondsToConverge !== null
  const flowed = engine !== 'elasticsearch' || alerts.deliveredWithin === alerts.paging
  return told && back && flowed && alerts.paging > 0
}

interface Scene {
  office: Office
  newswire: Newswire
  visitor: DeskVisitor
}

async function stopOne(
  engine: EngineName,
  { office, newswire, visitor }: Scene,
  { outageMs, patienceMs, say }: OutageOptions,
): Promise<Outage> {
  const part = office.parts.find(({ name }) => name === partNames[engine])
  if (!part) throw new Error(`this office has no ${engine}`)
  const from = Date.now()
  await part.kill()
  say(`${engine} stopped for ${outageMs / 60_000} min`)
  const banner = bannerWatch(visitor, engine)
  await wait(Math.min(10_000, outageMs / 3))
  const before = await crawlerJobs(office)
  await wait(from + outageMs - Date.now())
  const crawled = (await crawlerJobs(office)) - before
  const to = Date.now()
  await part.restart()
  say(`${engine} answers again`)
  const [converged, caught] = await Promise.all([
    convergence(office, patienceMs),
    caughtUp(office, newswire, { from: from - ON_THE_WAY_MS, patienceMs }),
  ])
  say(`equal after ${converged?.toFixed(1)} s, caught up after ${caught?.toFixed(1)} s`)
  const shown = await banner.end()
  return {
    engine,
    minutesAway: (to - from) / 60_000,
    published: newswire.ledger().filter(({ at }) => at >= from && at < to).length,
    alerts: await alertsIn(office, newswire, { from, to }),
    crawlerJobs: crawled,
    secondsToCatchUp: caught,
    secondsToConverge: converged,
    ...shown,
  }
}

async function caughtUp(
  office: Office,
  newswire: Newswire,
  { from, patienceMs }: { from: number; patienceMs: number },
): Promise<number | null> {
  const items = newswire.ledger().filter(({ at }) => at >= from)
  return inWorld(office, (world) => secondsToCatchUp(world, office, items, patienceMs))
}

function convergence(office: Office, patienceMs: number): Promise<number | null> {
  return inWorld(office, (world) => secondsToConverge(world, patienceMs))
}

function alertsIn(office: Office, newswire: Newswire, stretch: { from: number; to: number }) {
  return inWorld(office, (world) => alertTimes(world, office, newswire.ledger(), stretch))
}

async function crawlerJobs({ services }: Office): Promise<number> {
  const crawler = services.find(({ name }) => name === 'crawler')
  return (await crawler?.figure('chudong_jobs_total', (labels) => labels.includes('"done"'))) ?? 0
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
