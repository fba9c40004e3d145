import { expect, test } from 'vitest'
import { parseVietnamesePeriod } from './periods.ts'

/** A Tuesday morning in Việt Nam. */
const now = new Date('2026-11-24T01:00:00Z')
const days = (from: string, to: string) => ({
  from: new Date(`${from}T00:00:00+07:00`),
  to: new Date(`${to}T00:00:00+07:00`),
})

test.each([
  ['20/11/2026', '2026-11-20', '2026-11-21'],
  ['20-11-2026', '2026-11-20', '2026-11-21'],
  ['2026-11-20', '2026-11-20', '2026-11-21'],
  ['20.11.26', '2026-11-20', '2026-11-21'],
  ['ngày 20 tháng 11 năm 2026', '2026-11-20', '2026-11-21'],
  ['ngày 20 tháng 11', '2026-11-20', '2026-11-21'],
  ['24/11', '2026-11-24', '2026-11-25'],
  ['25/11', '2025-11-25', '2025-11-26'],
  ['31/12/2025', '2025-12-31', '2026-01-01'],
  ['11/2026', '2026-11-01', '2026-12-01'],
  ['2026-02', '2026-02-01', '2026-03-01'],
  ['tháng 12', '2025-12-01', '2026-01-01'],
  ['tháng 11/2026', '2026-11-01', '2026-12-01'],
  ['năm 2025', '2025-01-01', '2026-01-01'],
  ['2025', '2025-01-01', '2026-01-01'],
  ['hôm nay', '2026-11-24', '2026-11-25'],
  ['Hôm qua', '2026-11-23', '2026-11-24'],
  ['hom-kia', '2026-11-22', '2026-11-23'],
  ['tuần này', '2026-11-23', '2026-11-30'],
  ['tuần trước', '2026-11-16', '2026-11-23'],
  ['7 ngày qua', '2026-11-18', '2026-11-25'],
  ['tháng này', '2026-11-01', '2026-12-01'],
  ['thang_truoc', '2026-10-01', '2026-11-01'],
  ['quý này', '2026-10-01', '2027-01-01'],
  ['quý trước', '2026-07-01', '2026-10-01'],
  ['năm ngoái', '2025-01-01', '2026-01-01'],
])('"%s" names the days from %s until before %s', (text, from, to) => {
  expect(parseVietnamesePeriod(text, now)).toEqual(days(from, to))
})

test('a day is the day in Việt Nam, also when it is still yesterday in Greenwich', () => {
  const early = new Date('2026-11-23T18:00:00Z')
  expect(parseVietnamesePeriod('hôm nay', early)).toEqual(days('2026-11-24', '2026-11-25'))
})

test.each([
  '',
  '31/02/2026',
  '20/13/2026',
  '0/11/2026',
  '20/11/1026',
  'hôm nay có 3 ca',
  'tuần',
  '12',
  'constructor',
  '20/11/2026 09:30',
])('"%s" names no days', (text) => {
  expect(parseVietnamesePeriod(text, now)).toBeNull()
})
