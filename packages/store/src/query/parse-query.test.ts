import type { QueryTree } from '@chudong/domain'
import { expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'

/** A Tuesday morning in Việt Nam. */
const now = new Date('2026-11-24T01:00:00Z')
const parse = (q: string) => parseQuery(q, now)

const word = (text: string, more = {}): QueryTree => ({
  kind: 'words',
  toned: false,
  tokens: text.split(' '),
  titleOnly: false,
  ...more,
})
const toned = (text: string) => word(text, { toned: true })
const not = (part: QueryTree): QueryTree => ({ kind: 'not', part })
const and = (...parts: QueryTree[]): QueryTree => ({ kind: 'and', parts })
const or = (...parts: QueryTree[]): QueryTree => ({ kind: 'or', parts })
const value = (field: string, is: string) => ({ kind: 'value', field, value: is }) as QueryTree
const number = (field: string, least: number | null, most: number | null) =>
  ({ kind: 'number', field, least, most }) as QueryTree
const day = (text: string) => new Date(`${text}T00:00:00+07:00`)
const period = (from: string | null, to: string | null): QueryTree => ({
  kind: 'period',
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
})

test('words must all occur; without tones they match any tones', () => {
  expect(parse('sot xuat huyet')).toEqual(and(word('sot'), word('xuat'), word('huyet')))
})

test('a word with tones must match its tones', () => {
  expect(parse('sởi Da Nang')).toEqual(and(toned('sởi'), word('da'), word('nang')))
})

test('a phrase in quotes stays together, also in curly quotes', () => {
  expect(parse('“ngộ độc” "ca mac"')).toEqual(and(toned('ngộ độc'), word('ca mac')))
})

test('minus excludes a word, a phrase, a field or a group', () => {
  expect(parse('cum -gia -"hop bao" -source:vnexpress -(ta OR ly)')).toEqual(
    and(
      word('cum'),
      not(word('gia')),
      not(word('hop bao')),
      not(value('source', 'vnexpress')),
      not(or(word('ta'), word('ly'))),
    ),
  )
})

test('OR divides the query into alternatives, and so does HOẶC', () => {
  const wanted = or(and(toned('tả'), toned('hà')), word('ly'))
  expect(parse('tả Hà OR ly')).toEqual(wanted)
  expect(parse('tả Hà HOẶC ly')).toEqual(wanted)
})

test('parentheses hold alternatives together', () => {
  expect(parse('(cum OR (soi ta)) hue')).toEqual(
    and(or(word('cum'), and(word('soi'), word('ta'))), word('hue')),
  )
})

test.each(['cum (a h5n1', 'cum (a) h5n1)', ') cum a ( h5n1 ()', 'cum :( a h5n1'])(
  'parentheses of a pasted headline (%s) are only punctuation',
  (q) => {
    const found = JSON.stringify(parse(q))
    for (const token of ['cum', 'a', 'h5n1']) expect(found).toContain(`"${token}"`)
    expect(found).not.toContain('"or"')
  },
)

test('fields take a value with or without quotes, with or without tones', () => {
  expect(parse('province:"Hà Nội" type:outbreak')).toEqual(
    and(value('province', 'ha noi'), value('type', 'outbreak')),
  )
})

test.each([
  ['tỉnh:"Bến Tre"', value('province', 'vinh long')],
  ['tinh:tphcm', value('province', 'tp. ho chi minh')],
  ['nguồn:"Báo Sông Quê"', value('source', 'bao song que')],
  ['loại:"ngộ độc thực phẩm"', value('type', 'food-poisoning')],
  ['loai:"dich benh"', value('type', 'outbreak')],
  ['hạng:"diễn đàn"', value('tier', 'forum')],
  ['tier:local', value('tier', 'local')],
  ['quyết:"báo động"', value('decision', 'auto')],
  ['decision:ask', value('decision', 'ask')],
  ['bệnh:"Sốt xuất huyết"', value('disease', 'sot xuat huyet')],
  ['vụ:ev-A1', value('event', 'ev-A1')],
  ['tít:"bạch hầu"', word('bạch hầu', { toned: true, titleOnly: true })],
  ['mức:3', number('severity', 3, 3)],
  ['severity:>=3', number('severity', 3, null)],
  ['mức:>3', number('severity', 4, null)],
  ['mức:<3', number('severity', null, 2)],
  ['ca:10..50', number('cases', 10, 50)],
  ['cases:10..', number('cases', 10, null)],
  ['chết:≤0', number('deaths', null, 0)],
])('%s is understood', (q, tree) => {
  expect(parse(q)).toEqual(tree)
})

test.each([
  ['ngày:20/11/2026', period('2026-11-20', '2026-11-21')],
  ['date:"20-11-2026"', period('2026-11-20', '2026-11-21')],
  ['date:2026-11-01..2026-11-07', period('2026-11-01', '2026-11-08')],
  ['ngày:1/11/2026..', period('2026-11-01', null)],
  ['ngày:>20/11/2026', period('2026-11-21', null)],
  ['ngày:>=11/2026', period('2026-11-01', null)],
  ['ngày:<20/11/2026', period(null, '2026-11-20')],
  ['ngày:<=20/11/2026', period(null, '2026-11-21')],
  ['ngày:"hôm qua"', period('2026-11-23', '2026-11-24')],
  ['ngày:hôm qua', period('2026-11-23', '2026-11-24')],
  ['ngay:tuan nay', period('2026-11-23', '2026-11-30')],
  ['ngày:ngày 20 tháng 11 năm 2026', period('2026-11-20', '2026-11-21')],
])('%s is the days it names in Việt Nam', (q, tree) => {
  expect(parse(q)).toEqual(tree)
})

test('what follows the days is a word again', () => {
  expect(parse('(ngày:hôm qua) cum')).toEqual(and(period('2026-11-23', '2026-11-24'), word('cum')))
  expect(parse('ngày:20/11/2026 cum')).toEqual(and(period('2026-11-20', '2026-11-21'), word('cum')))
})

test('a colon or a slash inside a pasted headline is no field', () => {
  expect(parse('TP.HCM: cúm A/H5N1')).toEqual(and(word('tp hcm'), toned('cúm'), word('a h5n1')))
  expect(parse('Tỉnh: sởi')).toEqual(and(toned('tỉnh'), toned('sởi')))
})

test('a dash on its own in a pasted headline means nothing', () => {
  expect(parse('cum - ta')).toEqual(and(word('cum'), word('ta')))
  expect(parse('(cum -)')).toEqual(word('cum'))
})

test('an empty query is everything', () => {
  expect(parse('  ')).toEqual(and())
})

test.each([
  ['"sốt xuất huyết', 'ngoặc kép'],
  ['sốt OR', 'OR'],
  ['OR', 'OR'],
  ['sốt OR OR rét', 'OR'],
  ['cum (OR ta)', 'OR'],
  ['sốt -"?"', 'dấu trừ'],
  ['sốt -(?)', 'dấu trừ'],
  ['?!', 'không có từ'],
  ['type:dịch-lạ', 'loại sự cố'],
  ['hạng:to', 'hạng nguồn'],
  ['source:""', 'source'],
  ['tít:"?"', 'tít'],
  ['mức:cao', 'mức:3..5'],
  ['mức:..', 'cần một số'],
  ['mức:>=', 'cần một số'],
  ['ngày:31/02/2026', '31/02/2026'],
  ['ngày:hôm', 'tuần này'],
  [`${'('.repeat(20)}a`, 'lồng nhau'],
  ['a '.repeat(50), 'quá dài'],
])('the broken query %s is refused with words for the reader', (q, said) => {
  expect(() => parse(q)).toThrow(said)
})
