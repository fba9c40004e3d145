import { expect, test } from 'vitest'
import { parseVietnameseDate } from './dates.ts'

const now = new Date('2026-11-24T08:00:00+07:00')

test.each([
  ['Thứ Sáu, 20/11/2026, 09:30 (GMT+7)', '2026-11-20T09:30:00+07:00', true],
  ['Thứ tư - 14/02/2024 21:18', '2024-02-14T21:18:00+07:00', true],
  ['9h30 ngày 20/11/2026', '2026-11-20T09:30:00+07:00', true],
  ['20/11/2026 | 09:30', '2026-11-20T09:30:00+07:00', true],
  ['20/11/2026 3:05 PM', '2026-11-20T15:05:00+07:00', true],
  ['20-11-2026', '2026-11-20T00:00:00+07:00', false],
  ['ngày 20 tháng 11 năm 2026', '2026-11-20T00:00:00+07:00', false],
  ['ngay 20 thang 11 nam 2026', '2026-11-20T00:00:00+07:00', false],
  ['Ngày 20.11', '2026-11-20T00:00:00+07:00', false],
  ['ngày 30/12', '2025-12-30T00:00:00+07:00', false],
  ['2026-11-20T02:30:00Z', '2026-11-20T09:30:00+07:00', true],
  ['2026-11-20 09:30', '2026-11-20T09:30:00+07:00', true],
  ['Fri, 20 Nov 2026 09:30:00 +0700', '2026-11-20T09:30:00+07:00', true],
  ['3 giờ trước', '2026-11-24T05:00:00+07:00', true],
  ['15 phút trước', '2026-11-24T07:45:00+07:00', true],
  ['2 ngày trước', '2026-11-22T00:00:00+07:00', false],
  ['7 giờ 15 phút sáng nay', '2026-11-24T07:15:00+07:00', true],
  ['Tối qua', '2026-11-23T00:00:00+07:00', false],
])('%s', (text, expected, hasTime) => {
  expect(parseVietnameseDate(text, now)).toEqual({ date: new Date(expected), hasTime })
})

test.each(['', 'không rõ', '45/13/2026', '31/02/2026', 'Báo số 12'])('"%s" is no date', (text) => {
  expect(parseVietnameseDate(text, now)).toBeNull()
})
