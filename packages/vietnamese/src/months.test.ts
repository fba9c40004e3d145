import { expect, test } from 'vitest'
import { monthOf, startOfMonth } from './months.ts'

test('a month is the month in Việt Nam, also when it is still the former one in Greenwich', () => {
  expect(monthOf(new Date('2026-11-30T16:59:59Z'))).toBe('2026.11')
  expect(monthOf(new Date('2026-11-30T17:00:00Z'))).toBe('2026.12')
})

test('a month starts at midnight in Việt Nam', () => {
  expect(startOfMonth(new Date('2026-11-30T17:00:00Z'))).toEqual(new Date('2026-11-30T17:00:00Z'))
  expect(startOfMonth(new Date('2026-01-15T00:00:00Z'), 2)).toEqual(new Date('2025-10-31T17:00:00Z'))
})
