import { expect, test } from 'vitest'
import { readText } from './describe.ts'
import { otherFigures } from './figures.ts'
import { claimIndex } from './match.ts'

const figures = (text: string) => readText(text).figures
const notice = (day: string, cases: string) =>
  `Sáng ngày ${day}, trung tâm y tế ghi nhận ${cases} ca mắc mới tại khu nhà trọ ven sông`

test('the same figures under the same words differ in nothing, with or without a leading nought', () => {
  expect(otherFigures(figures(notice('3/7', '12')), figures(notice('03/07', '12')))).toBe(0)
})

test('another day and another count in the same words differ, the more of them the more', () => {
  const known = figures(notice('3/7', '12'))
  const one = otherFigures(figures(notice('3/7', '19')), known)
  const both = otherFigures(figures(notice('5/7', '19')), known)
  expect(one).toBeGreaterThan(0)
  expect(both).toBeGreaterThan(one)
})

test('figures under other words say nothing, and neither do texts without any', () => {
  expect(otherFigures(figures('giá gạo lên 20 nghìn'), figures(notice('3/7', '12')))).toBe(0)
  expect(otherFigures(figures('giá gạo lên'), figures(notice('3/7', '12')))).toBe(0)
})

test('a notice of one office with other days and counts is less of a copy than the same notice', () => {
  const match = claimIndex([{ id: 'notice', claim: notice('3/7', '12') }])
  const same = match(notice('3/7', '12'))
  const other = match(notice('5/8', '47'))
  expect(same.claimId).toBe('notice')
  expect(other.score).toBeLessThan(same.score)
})
