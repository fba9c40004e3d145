import type { Pace } from '@chudong/domain'
import type { QueueDepth } from '@chudong/ports'
import { articleAssessed, articleCollected, eventUpdated, itemReceived, pageFound } from './topics.ts'

/** What waits for a stage behind the polls. */
export interface Lag {
  topic: string
  waiting: number
  /** Milliseconds; null when nothing waits, or when its age says nothing. */
  oldestMs: number | null
}

interface Bounds {
  waiting: number
  oldestMs: number
}

/** A minute more than a fresh article should take to the screen; some thousands are what a minute can bring. */
const SLOW: Bounds = { waiting: 2_000, oldestMs: 60_000 }
const LEAST: Bounds = { waiting: 10_000, oldestMs: 300_000 }
/** A pace is taken back when the lag has shrunk to this part of its bounds: at the bound itself it would flicker. */
const RELIEF = 0.4

/** How often sources are read: all of them, and those whose posts wait behind all else, never more often than the others. */
export interface Paces {
  all: Pace
  posts: Pace
}

/** Topics whose lag slows the polls. Pages wait for their hosts out of politeness, so their age says nothing. */
const watched = [pageFound, itemReceived, articleCollected, articleAssessed, eventUpdated].map(
  ({ name }) => name,
)

/**
 * What lags of a topic, when its lag matters: bulk imports wait behind everything and slow nobody; pages of forums and
 * networks are the crawler's own.
 */
export function lagOf(topic: string, { lanes }: Pick<QueueDepth, 'lanes'>): Lag {
  const counted = topic === pageFound.name ? Object.values(lanes) : [lanes.severe, lanes.normal]
  const ages = counted.flatMap(({ oldestMs }) => (oldestMs === null ? [] : [oldestMs]))
  return {
    topic,
    waiting: counted.reduce((sum, lane) => sum + lane.waiting, 0),
    oldestMs: topic === pageFound.name || ages.length === 0 ? null : Math.max(...ages),
  }
}

/** What waits behind the polls: of every topic that matters, and what waits in its bulk lane. */
export interface Lags {
  all: Lag[]
  /** Posts slow the reading of posts alone: while they wait, behind an import too, reading more of them gains nothing. */
  posts: Lag[]
}

/** Reads the depth of each topic once. */
export async function lagsOf(depth: (topic: string) => Promise<QueueDepth>): Promise<Lags> {
  const depths = await Promise.all(watched.map(async (topic) => ({ topic, depth: await depth(topic) })))
  const posts = depths.filter(({ topic }) => topic !== pageFound.name)
  return {
    all: depths.map(({ topic, depth }) => lagOf(topic, depth)),
    posts: posts.map(({ topic, depth }) => ({ topic, waiting: depth.lanes.bulk.waiting, oldestMs: null })),
  }
}

/** The pace that the lags ask for, given the one before: it slows at once and recovers only when there is room again. */
export function nextPace(former: Pace, lags: readonly Lag[]): Pace {
  const part = (bounds: Bounds) => Math.max(0, ...lags.map((lag) => share(lag, bounds)))
  if (part(LEAST) >= (former === 'least' ? RELIEF : 1)) return 'least'
  return part(SLOW) >= (former === 'full' ? 1 : RELIEF) ? 'slow' : 'full'
}

/** Both paces, given the ones before. */
export function nextPaces(former: Paces, lags: Lags): Paces {
  const all = nextPace(former.all, lags.all)
  return { all, posts: slowest(all, nextPace(former.posts, lags.posts)) }
}

const bySpeed: readonly Pace[] = ['full', 'slow', 'least']

function slowest(a: Pace, b: Pace): Pace {
  return bySpeed.indexOf(a) > bySpeed.indexOf(b) ? a : b
}

/** The topic that lags most, for the log and the page; null when nothing waits. */
export function worstLag(lags: readonly Lag[]): Lag | null {
  const [worst] = lags.filter(({ waiting }) => waiting > 0).sort((a, b) => share(b, SLOW) - share(a, SLOW))
  return worst ?? null
}

function share({ waiting, oldestMs }: Lag, bounds: Bounds): number {
  return Math.max(waiting / bounds.waiting, (oldestMs ?? 0) / bounds.oldestMs)
}

/** By how much a pace stretches the intervals between polls; sources in severe incidents keep theirs. */
export function stretchOf(pace: Pace): number {
  return { full: 1, slow: 3, least: 12 }[pace]
}

/** How many pages and whole items one process takes at a time; never none, because severe ones come first and must pass. */
export function takenAt({ all, posts }: Paces): { topic: string; most: number }[] {
  return [
    { topic: pageFound.name, most: { full: pageFound.concurrency, slow: 4, least: 1 }[all] },
    { topic: itemReceived.name, most: { full: itemReceived.concurrency, slow: 1, least: 1 }[posts] },
  ]
}
