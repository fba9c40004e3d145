import { expect, test } from 'vitest'
import { verdictOf } from './verdict.ts'

test('what the authority says stands behind the rating, never the same words twice', () => {
  expect(verdictOf('Sai', 'Tin giả')).toBe('Sai · Tin giả')
  expect(verdictOf('Chưa có căn cứ', 'chưa có căn cứ')).toBe('Chưa có căn cứ')
  expect(verdictOf('Đúng', '')).toBe('Đúng')
})
