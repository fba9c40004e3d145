import { expect, test } from 'vitest'
import { trendRange } from './trend-range.ts'

const now = Date.parse('2026-11-24T20:00:00Z')

test('Without dates the chart shows the 30 days that end today in Việt Nam', () => {
  expect(trendRange({}, now)).toEqual({ from: '2026-10-27', to: '2026-11-25' })
})

test('The chart follows the dates of the search', () => {
  expect(trendRange({ from: '2026-01-05', to: '2026-02-01' }, now)).toEqual({
    from: '2026-01-05',
    to: '2026-02-01',
  })
  expect(trendRange({ to: '2026-03-02' }, now).from).toBe('2026-02-01')
})
