import { expect, test } from 'vitest'
import { formatDuration } from './duration.ts'

test('An age reads as an officer says it', () => {
  expect(formatDuration(42_000, 'vi')).toBe('42 giây')
  expect(formatDuration(7 * 60_000 + 59_000, 'vi')).toBe('7 phút')
  expect(formatDuration((2 * 60 + 5) * 60_000, 'vi')).toBe('2 giờ 05')
  expect(formatDuration((3 * 24 + 4) * 3_600_000, 'vi')).toBe('3 ngày 4 giờ')
  expect(formatDuration(24 * 3_600_000, 'en')).toBe('1 d')
})

test('A clock that runs ahead never shows a negative age', () => {
  expect(formatDuration(-5000, 'vi')).toBe('0 giây')
})
