import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVietnameseDate } from './vn-date.ts'

test.each([
  ['Wed, 26 Jul 2017 19:55:20 +0700', '2017-07-26T12:55:20Z'],
  ['Wed, 26 Jul 2017 19:55:20 GMT', '2017-07-26T19:55:20Z'],
  ['Wed, 26 Jul 2017 19:55:20 GMT+7', '2017-07-26T12:55:20Z'],
  ['Wed, 26 Jul 2017 19:55:20', '2017-07-26T12:55:20Z'],
  ['26 Jul 17 19:55 EST', '2017-07-27T00:55:00Z'],
  ['Jul 26, 2017 19:55', '2017-07-26T12:55:00Z'],
  ['2026-11-24T08:30:00+07:00', '2026-11-24T01:30:00Z'],
  ['2026-11-24T08:30:00.123Z', '2026-11-24T08:30:00Z'],
  ['2026-11-24T08:30:00', '2026-11-24T01:30:00Z'],
  ['2026-11-24 08:30', '2026-11-24T01:30:00Z'],
  ['2026-11-24', '2026-11-23T17:00:00Z'],
  ['Thứ tư - 14/02/2024 21:18', '2024-02-14T14:18:00Z'],
  ['Thứ tư, 14/02/2024, 21:18 (GMT+7)', '2024-02-14T14:18:00Z'],
  ['21:18 14-02-2024', '2024-02-14T14:18:00Z'],
  ['14/2/2024 | 9h05', '2024-02-14T02:05:00Z'],
  ['14/02/2024 9:18:00 CH', '2024-02-14T14:18:00Z'],
  ['2/14/2024 9:18:00 PM', '2024-02-14T14:18:00Z'],
  ['3/4/2024 12:05:00 AM', '2024-03-03T17:05:00Z'],
  ['Ngày 5 tháng 9 năm 2026', '2026-09-04T17:00:00Z'],
  ['1585945439', '2020-04-03T20:23:59Z'],
  [1585945439000, '2020-04-03T20:23:59Z'],
])('%s is understood', (raw, iso) => {
  expect(readVietnameseDate(raw)?.toISOString().replace('.000Z', 'Z')).toBe(iso)
})

test.each([
  null,
  undefined,
  '',
  'hôm qua',
  '31/02/2024',
  '14/13/2024',
  '2024-02-14T25:00',
  '0001-01-01T00:00:00',
  '99999999999999999',
])('%s is not a date', (raw) => {
  expect(readVietnameseDate(raw)).toBeNull()
})

test('any text is read or refused, never an exception or an invalid date', () => {
  const pieces = fc.constantFrom(
    '14',
    '2',
    '/',
    '-',
    ':',
    ' ',
    '2024',
    'Thứ',
    'GMT',
    '+',
    'T',
    'Z',
    'tháng',
    'pm',
    '99999',
  )
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 40 }),
      (parts) => !Number.isNaN(readVietnameseDate(parts.join(''))?.getTime() ?? 0),
    ),
  )
})
