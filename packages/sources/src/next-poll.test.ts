import type { Source, SourceHealth } from '@chudong/domain'
import type { PollOutcome } from '@chudong/ports'
import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { nextPoll } from './next-poll.ts'

const now = new Date('2026-11-24T02:00:00Z')
const source: Source = { ...(catalogue()[0] as Source), pollMinSeconds: 100, pollMaxSeconds: 1000 }
const fresh: SourceHealth = {
  sourceId: source.id,
  state: 'new',
  lastPollAt: null,
  lastOkAt: null,
  lastItemAt: null,
  nextPollAt: null,
  failures: 0,
  error: null,
  items: 0,
  etag: null,
  lastModified: null,
  bodyHash: null,
}
const outcome = (state: PollOutcome['state'], retryAfterMs: number | null = null): PollOutcome => ({
  state,
  found: [],
  error: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  retryAfterMs,
})
const seconds = (health: SourceHealth, result: PollOutcome): number =>
  (nextPoll(source, health, result, now).getTime() - now.getTime()) / 1000
const after = (interval: number): SourceHealth => ({
  ...fresh,
  lastPollAt: new Date(now.getTime() - interval * 1000),
  nextPollAt: now,
})

test('something new makes the next poll sooner, silence makes it later, within the limits of the source', () => {
  expect(seconds(after(400), outcome('ok'))).toBeLessThan(seconds(after(400), outcome('unchanged')))
  expect(seconds(after(400), outcome('unchanged'))).toBeLessThan(seconds(after(400), outcome('empty')))
  expect(seconds(after(100), outcome('ok'))).toBeGreaterThanOrEqual(100)
  expect(seconds(after(5000), outcome('empty'))).toBeLessThanOrEqual(1100)
})

test('a quiet source settles at its longest interval and an active one at its shortest', () => {
  let health = fresh
  for (let poll = 0; poll < 12; poll += 1) health = { ...after(seconds(health, outcome('unchanged'))) }
  expect(seconds(health, outcome('unchanged'))).toBeGreaterThanOrEqual(1000)
  for (let poll = 0; poll < 12; poll += 1) health = { ...after(seconds(health, outcome('ok'))) }
  expect(seconds(health, outcome('ok'))).toBeLessThanOrEqual(110)
})

test('failures back off, at most six hours, and Retry-After is respected', () => {
  const waits = [0, 1, 5, 50].map((failures) => seconds({ ...fresh, failures }, outcome('failed')))
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[3]).toBeLessThanOrEqual(6 * 3600 * 1.1)
  expect(seconds(fresh, outcome('failed', 7_200_000))).toBeGreaterThanOrEqual(7200)
})
