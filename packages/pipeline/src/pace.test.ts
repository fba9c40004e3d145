import type { Pace } from '@chudong/domain'
import type { LaneDepth, QueueDepth } from '@chudong/ports'
import { expect, test } from 'vitest'
import { type Lag, lagOf, lagsOf, nextPace, nextPaces, stretchOf, takenAt, worstLag } from './pace.ts'
import { articleCollected, itemReceived, pageFound } from './topics.ts'

const none: LaneDepth = { waiting: 0, oldestMs: null }
const depth = (lanes: Partial<QueueDepth['lanes']>): QueueDepth => ({
  ...none,
  lanes: { severe: none, normal: none, bulk: none, ...lanes },
  delayed: 0,
  active: 0,
  quarantined: 0,
})
const lag = (waiting: number, oldestMs: number | null = null): Lag[] => [
  { topic: articleCollected.name, waiting, oldestMs },
]
const paces = (first: Pace, lags: Lag[][]): Pace[] => {
  let pace = first
  return lags.map((now) => {
    pace = nextPace(pace, now)
    return pace
  })
}

test('the crawler goes on at full pace while little waits, slows with the lag and does the least when it is great', () => {
  expect(paces('full', [lag(0), lag(1_999), lag(2_000), lag(9_999), lag(10_000)])).toEqual([
    'full',
    'full',
    'slow',
    'slow',
    'least',
  ])
  expect(nextPace('full', lag(1, 59_000))).toBe('full')
  expect(nextPace('full', lag(1, 60_000))).toBe('slow')
  expect(nextPace('full', lag(1, 300_000))).toBe('least')
})

test('a pace is taken back only when there is room again, so that it does not flicker', () => {
  expect(paces('least', [lag(9_000), lag(4_000), lag(3_999), lag(801), lag(799)])).toEqual([
    'least',
    'least',
    'slow',
    'slow',
    'full',
  ])
  expect(nextPace('least', lag(0))).toBe('full')
})

test('a bulk import slows nobody; pages wait for their hosts, so only their number counts', () => {
  const waiting = { waiting: 50_000, oldestMs: 9_000_000 }
  expect(lagOf(itemReceived.name, depth({ bulk: waiting })).waiting).toBe(0)
  expect(lagOf(itemReceived.name, depth({ bulk: waiting, severe: { waiting: 2, oldestMs: 5 } }))).toEqual({
    topic: itemReceived.name,
    waiting: 2,
    oldestMs: 5,
  })
  expect(lagOf(pageFound.name, depth({ bulk: waiting }))).toEqual({
    topic: pageFound.name,
    waiting: 50_000,
    oldestMs: null,
  })
})

test('the topic that lags most is named', async () => {
  const lags = await lagsOf(async (topic) =>
    depth(topic === itemReceived.name ? { normal: { waiting: 3, oldestMs: 90_000 } } : {}),
  )
  expect(worstLag(lags.all)).toEqual({ topic: itemReceived.name, waiting: 3, oldestMs: 90_000 })
  expect(nextPace('full', lags.all)).toBe('slow')
  expect(worstLag((await lagsOf(async () => depth({}))).all)).toBeNull()
})

test('the slower the pace, the fewer pages and posts are taken at a time; never none, so that severe ones pass', () => {
  const taken = (all: Pace, posts: Pace) => takenAt({ all, posts }).map(({ most }) => most)
  expect([
    taken('full', 'full'),
    taken('full', 'slow'),
    taken('slow', 'least'),
    taken('least', 'least'),
  ]).toEqual([
    [pageFound.concurrency, itemReceived.concurrency],
    [pageFound.concurrency, 1],
    [4, 1],
    [1, 1],
  ])
  expect([stretchOf('full'), stretchOf('slow'), stretchOf('least')]).toEqual([1, 3, 12])
})

test('posts that wait behind all else slow the reading of posts, and nothing besides', async () => {
  const full = { all: 'full', posts: 'full' } as const
  const waiting = (topic: string, lane: 'bulk' | 'normal', jobs: number) =>
    lagsOf(async (name) => depth(name === topic ? { [lane]: { waiting: jobs, oldestMs: 5 } } : {}))
  const posts = (jobs: number) => waiting(itemReceived.name, 'bulk', jobs)
  const articles = (jobs: number) => waiting(articleCollected.name, 'normal', jobs)
  expect(nextPaces(full, await posts(12_000))).toEqual({ all: 'full', posts: 'least' })
  expect(nextPaces(full, await posts(500))).toEqual(full)
  expect(nextPaces(full, await waiting(articleCollected.name, 'bulk', 12_000))).toEqual({
    all: 'full',
    posts: 'least',
  })
  expect(nextPaces(full, await articles(12_000))).toEqual({ all: 'least', posts: 'least' })
})
