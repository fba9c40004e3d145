import { articleId } from '@chudong/pipeline'
import type { World } from '@chudong/runtime'
import { type AlertTimes, alertTimes } from './alert-times.ts'
import { secondsToCatchUp } from './catch-up.ts'
import { type DeskVisitor, visitDesk } from './desk-visitor.ts'
import { examine, type Finding, isBusy } from './examine.ts'
import { type Firehose, openFirehose } from './firehose.ts'
import { inWorld } from './in-world.ts'
import { type MemoryUse, watchMemory } from './memory.ts'
import { type Newswire, publishOnAndOn } from './newswire.ts'
import { type Office, openOffice } from './office.ts'
import { type ShownLag, watchLag } from './watch-lag.ts'

export interface OverloadOptions {
  /** Times the capacity. */
  times: number
  seed: number
  overloadMs: number
  /** How long the capacity is measured. */
  measureMs: number
  publishEveryMs: number
  patienceMs: number
  say: (line: string) => void
}

export interface OverloadReport {
  seed: number
  times: number
  minutes: number
  /** Articles that the classifier judged a second while more than enough waited. */
  capacityPerSecond: number
  publishedPerSecond: number
  /** Severe alerts while nothing else came, and during the overload, from publication to delivery. */
  before: AlertTimes
  during: AlertTimes
  memory: MemoryUse[]
  lag: ShownLag
  posts: Posts
  /** From the end of the overload until nothing waited any more; null = not in time. */
  secondsToCatchUp: number | null
  finding: Finding
}

/** What became of the flood. */
export interface Posts {
  published: number
  /** Handed over to the crawler. */
  read: number
  /** Of those read, the ones that are not stored. */
  lost: number
  /** Passed by between two polls, told on the page of sources (`lag.shedTold`). */
  shed: number
}

const BEFORE_MS = 60_000
/** More than any desk judges. */
const MORE_THAN_ENOUGH = 250
/** While the first posts are still on their way nothing is measured. */
const RUN_UP_MS = 10_000

/**
 * Measures what the office judges a second, then lets a network publish `times` as many ordinary posts while the
 * newsroom publishes its severe articles beside them, and watches memory, alerts and what the page says.
 */
export async function overloadAndLook(options: OverloadOptions): Promise<OverloadReport> {
  const { seed, times, patienceMs, say } = options
  const firehose = await openFirehose(seed)
  const office = await openOffice('cluster', say, [firehose])
  const newswire = publishOnAndOn(office.newsroom, { seed, everyMs: options.publishEveryMs })
  let visitor: DeskVisitor | null = null
  try {
    await inWorld(office, (world) => secondsToCatchUp(world, office, newswire.ledger(), patienceMs))
    visitor = await visitDesk(office)
    const calm = await stretch(BEFORE_MS)
    const capacityPerSecond = await capacity(office, firehose, options.measureMs)
    say(`${capacityPerSecond.toFixed(1)} articles/s; catching up before the overload`)
    await rest(office, patienceMs)
    const publishedPerSecond = capacityPerSecond * times
    say(`${publishedPerSecond.toFixed(0)} posts/s for ${options.overloadMs / 60_000} min`)
    const memory = watchMemory(office.services)
    const lag = watchLag(visitor, firehose.source.id)
    firehose.open(publishedPerSecond)
    const flooded = await stretch(options.overloadMs)
    firehose.open(0)
    newswire.stop()
    const used = memory.end()
    say('the overload is over; catching up')
    const seconds = await rest(office, patienceMs)
    const shown = await lag.end()
    const finding = await examine(office, newswire.ledger(), patienceMs)
    const alerts = await inWorld(office, async (world) => ({
      before: await alertTimes(world, office, newswire.ledger(), calm),
      during: await alertTimes(world, office, newswire.ledger(), flooded),
    }))
    return {
      seed,
      times,
      minutes: options.overloadMs / 60_000,
      capacityPerSecond,
      publishedPerSecond,
      ...alerts,
      memory: used,
      lag: shown,
      posts: await inWorld(office, (world) => postsOf(world, firehose)),
      secondsToCatchUp: seconds,
      finding,
    }
  } finally {
    await end({ newswire, visitor, office, firehose })
  }
}

/** Whether every promise of an overloaded desk was kept; `finding` is examined apart. */
export function keptPromises({ during, memory, lag, posts, secondsToCatchUp }: OverloadReport): boolean {
  return (
    (during.severe.p99Ms ?? Number.POSITIVE_INFINITY) <= SEVERE_WITHIN_MS &&
    memory.every(({ flat }) => flat) &&
    lag.sentences.length > 0 &&
    posts.lost === 0 &&
    (posts.shed === 0 || lag.shedTold !== null) &&
    secondsToCatchUp !== null
  )
}

const SEVERE_WITHIN_MS = 5_000

async function end(opened: {
  newswire: Newswire
  visitor: DeskVisitor | null
  office: Office
  firehose: Firehose
}): Promise<void> {
  opened.newswire.stop()
  await opened.visitor?.close()
  await opened.office.close()
  await opened.firehose.close()
}

async function stretch(ms: number): Promise<{ from: number; to: number }> {
  const from = Date.now()
  await new Promise((resolve) => setTimeout(resolve, ms))
  return { from, to: Date.now() }
}

async function capacity(office: Office, firehose: Firehose, ms: number): Promise<number> {
  firehose.open(MORE_THAN_ENOUGH)
  await stretch(RUN_UP_MS)
  const before = await judged(office)
  const { from, to } = await stretch(ms)
  const perSecond = ((await judged(office)) - before) / ((to - from) / 1_000)
  firehose.open(0)
  return perSecond
}

async function judged({ services }: Office): Promise<number> {
  const classifier = services.find(({ name }) => name === 'classifier')
  const isJudged = (labels: string) => labels.includes('"article.collected"') && labels.includes('"done"')
  return (await classifier?.figure('chudong_jobs_total', isJudged)) ?? 0
}

/** Seconds until nothing waits but polls; null when `patienceMs` are over before. */
async function rest(office: Office, patienceMs: number): Promise<number | null> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  return inWorld(office, async (world) => {
    while (await isBusy(world)) {
      if (seconds() * 1_000 > patienceMs) return null
      await stretch(1_000)
    }
    return seconds()
  })
}

async function postsOf({ records }: World, firehose: Firehose): Promise<Posts> {
  let lost = 0
  for (const post of firehose.read) {
    const article = await records.articles.get(articleId(firehose.addressOf(post)))
    if (!article) lost++
  }
  const [published, read] = [firehose.published(), firehose.read.size]
  return { published, read, lost, shed: published - read }
}
