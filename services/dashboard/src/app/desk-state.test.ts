import type { DeskState } from '@chudong/domain'
import { expect, test } from 'vitest'
import { ApiFailure } from '../api/client.ts'
import { isWithoutRecords, remarksOn } from './desk-state.ts'

const well: DeskState = {
  engines: { records: 'ok', queue: 'ok', coverage: 'ok' },
  lag: { jobs: 12, oldestMs: 900, severeOldestMs: null, pace: 'full' },
}

test('While all is well, nothing is said', () => {
  expect(remarksOn(well)).toEqual([])
  expect(
    remarksOn({ ...well, lag: { jobs: 0, oldestMs: null, severeOldestMs: null, pace: 'full' } }),
  ).toEqual([])
})

test('A search store that is away and a queue that is away are said', () => {
  expect(remarksOn({ engines: { ...well.engines, coverage: 'away' }, lag: well.lag })).toEqual([
    { say: 'coverage' },
  ])
  expect(remarksOn({ engines: { ...well.engines, queue: 'away' }, lag: null })).toEqual([{ say: 'queue' }])
})

test('The lag is said after a minute, and of severe items after five seconds', () => {
  expect(
    remarksOn({ ...well, lag: { jobs: 4000, oldestMs: 240_000, severeOldestMs: 700, pace: 'full' } }),
  ).toEqual([{ say: 'lag', jobs: 4000, ageMs: 240_000 }])
  expect(
    remarksOn({ ...well, lag: { jobs: 3, oldestMs: 6_000, severeOldestMs: 6_000, pace: 'full' } }),
  ).toEqual([{ say: 'severe', ageMs: 6_000 }])
})

test('A pace at which sources are read less often is said, with what waits', () => {
  for (const pace of ['slow', 'least'] as const)
    expect(remarksOn({ ...well, lag: { jobs: 9, oldestMs: 5, severeOldestMs: null, pace } })).toEqual([
      { say: 'waiting', jobs: 9 },
      { say: pace },
    ])
})

test('Records that are away are said, also when the desk cannot tell its state without them', () => {
  expect(remarksOn({ engines: { ...well.engines, records: 'away' }, lag: well.lag })).toEqual([
    { say: 'records' },
  ])
  expect(isWithoutRecords(new ApiFailure(503, { code: 'unavailable', message: '' }))).toBe(true)
  expect(isWithoutRecords(new ApiFailure(401, { code: 'unauthorised', message: '' }))).toBe(false)
  expect(isWithoutRecords(null)).toBe(false)
})
