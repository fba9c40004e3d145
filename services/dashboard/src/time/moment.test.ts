import { expect, test } from 'vitest'
import { dayOf, endOfDay, formatMoment, startOfDay } from './moment.ts'

test('An evening in London is already the next day in Hà Nội', () => {
  expect(dayOf(new Date('2026-11-24T18:30:00Z'))).toBe('2026-11-25')
})

test('A day of the filter starts and ends by Vietnamese time', () => {
  expect(startOfDay('2026-11-24')?.toISOString()).toBe('2026-11-23T17:00:00.000Z')
  expect(endOfDay('2026-11-24')?.toISOString()).toBe('2026-11-24T16:59:59.999Z')
  expect(startOfDay('hôm qua')).toBeNull()
})

test('Today shows the hour alone and another day shows its date', () => {
  const now = Date.parse('2026-11-24T10:00:00Z')
  expect(formatMoment(new Date('2026-11-24T02:05:00Z'), now, 'vi')).toBe('09:05')
  expect(formatMoment(new Date('2026-11-20T02:05:00Z'), now, 'vi')).toBe('09:05 · 20/11/2026')
})
