import { expect, test } from 'vitest'
import { healthCalendar, isExpectedDay } from './calendar.ts'
import { detectSignals } from './detect.ts'
import { ears } from './ears.ts'
import { studentQuantile, upperTail } from './tail.ts'

const quiet = Array.from({ length: 60 }, (_, day) => 2 + (day % 3))

test('the tail of a Poisson-like count and of Student’s t agree with printed tables', () => {
  expect(upperTail(8, 3, 3.000_001)).toBeCloseTo(0.0119, 3)
  expect(upperTail(1, 0.5, 0.500_001)).toBeCloseTo(0.3935, 3)
  expect(studentQuantile(0.025, 6)).toBeCloseTo(2.4469, 3)
})

test('a variance above the mean makes a large count less surprising', () => {
  expect(upperTail(12, 4, 12)).toBeGreaterThan(10 * upperTail(12, 4, 4.001))
})

test('a sharp rise pages on its first or second day and is told once', () => {
  const counts = [...quiet, 9, 16, 20, 18, 12, 6, 3, 3]
  const pages = detectSignals(counts).flatMap(({ page }, day) => (page ? [day] : []))
  expect(pages[0]).toBeLessThanOrEqual(61)
  expect(pages.length).toBeLessThanOrEqual(2)
})

test('a slow rise of three days, none of them striking, is a signal', () => {
  const judged = detectSignals([...quiet, 6, 7, 7, 7])
  expect(judged.slice(60).some(({ signal }) => signal)).toBe(true)
})

test('a quiet series says nothing, and so does silence', () => {
  expect(detectSignals(quiet).filter(({ signal }) => signal)).toEqual([])
  expect(detectSignals(Array.from({ length: 90 }, () => 0)).filter(({ signal }) => signal)).toEqual([])
})

test('a lower weekend is no news, and the Monday after it neither', () => {
  const weeks = Array.from({ length: 84 }, (_, day) => (day % 7 > 4 ? 4 : 20 + (day % 3)))
  expect(detectSignals(weeks).filter(({ page }) => page)).toEqual([])
})

test('the dengue day explains a rise of dengue reports, and of nothing else', () => {
  const counts = [...quiet, 11]
  const start = new Date(Date.UTC(2026, 5, 15) - 60 * 86_400_000).toISOString().slice(0, 10)
  const last = (series: string) => detectSignals(counts, { start, series, calendar: healthCalendar }).at(-1)
  expect(last('Sốt xuất huyết – Đồng Nai')?.signal).toBe(false)
  expect(last('Ngộ độc – Đồng Nai')?.signal).toBe(true)
})

test('the rabies day does not speak of diabetes, though both sound alike without tones', () => {
  const day = new Date('2026-09-28T00:00:00Z')
  expect(isExpectedDay(healthCalendar, day, 'bệnh dại')).toBe(true)
  expect(isExpectedDay(healthCalendar, day, 'đái tháo đường')).toBe(false)
})

test('a day is judged from itself and the days before only', () => {
  const counts = [...quiet, 9, 16, 20, 18, 12, 6]
  const whole = detectSignals(counts)
  for (const end of [30, 61, 63]) expect(detectSignals(counts.slice(0, end))).toEqual(whole.slice(0, end))
})

test('the EARS detectors signal three deviations above the week before, C2 with a gap of two days', () => {
  const counts = [1, 2, 3, 2, 1, 2, 3, 9]
  expect(ears.c1(counts)[7]).toBe(true)
  expect(ears.c2(counts)[7]).toBe(false)
  expect(ears.c2([1, 2, 3, 2, 1, 2, 3, 2, 2, 9])[9]).toBe(true)
  expect(ears.earsT(counts)[7]).toBe(true)
  expect(ears.c3([1, 2, 3, 2, 1, 2, 3, 2, 2, 4, 4, 5]).at(-1)).toBe(true)
})
