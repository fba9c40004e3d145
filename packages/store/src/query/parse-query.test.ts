import { expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'

const word = (text: string, more = {}) => ({
  kind: 'words',
  not: false,
  toned: false,
  tokens: text.split(' '),
  ...more,
})

test('words must all occur; without tones they match any tones', () => {
  expect(parseQuery('sot xuat huyet')).toEqual([[word('sot'), word('xuat'), word('huyet')]])
})

test('a word with tones must match its tones', () => {
  expect(parseQuery('sởi Da Nang')).toEqual([[word('sởi', { toned: true }), word('da'), word('nang')]])
})

test('a phrase in quotes stays together, also in curly quotes', () => {
  expect(parseQuery('“ngộ độc” "ca mac"')).toEqual([[word('ngộ độc', { toned: true }), word('ca mac')]])
})

test('minus excludes a word, a phrase or a field', () => {
  expect(parseQuery('cum -gia -"hop bao" -source:vnexpress')).toEqual([
    [
      word('cum'),
      word('gia', { not: true }),
      word('hop bao', { not: true }),
      { kind: 'field', not: true, field: 'source', value: 'vnexpress' },
    ],
  ])
})

test('OR divides the query into alternatives', () => {
  expect(parseQuery('tả Hà OR ly')).toEqual([
    [word('tả', { toned: true }), word('hà', { toned: true })],
    [word('ly')],
  ])
})

test('fields take a value with or without quotes, with or without tones', () => {
  expect(parseQuery('province:"Hà Nội" type:outbreak')).toEqual([
    [
      { kind: 'field', not: false, field: 'province', value: 'ha noi' },
      { kind: 'field', not: false, field: 'type', value: 'outbreak' },
    ],
  ])
})

test('a colon or a slash inside a pasted headline is no field', () => {
  expect(parseQuery('TP.HCM: cúm A/H5N1')).toEqual([
    [word('tp hcm'), word('cúm', { toned: true }), word('a h5n1')],
  ])
})

test('a dash on its own in a pasted headline means nothing', () => {
  expect(parseQuery('cum - ta')).toEqual([[word('cum'), word('ta')]])
})

test('an empty query is everything', () => {
  expect(parseQuery('  ')).toEqual([])
})

test.each([
  ['"sốt xuất huyết', 'ngoặc kép'],
  ['sốt OR', 'OR'],
  ['OR', 'OR'],
  ['sốt OR OR rét', 'OR'],
  ['sốt -"?"', 'dấu trừ'],
  ['?!', 'không có từ'],
  ['type:dịch', 'loại sự cố'],
  ['source:""', 'source'],
  ['a '.repeat(50), 'quá dài'],
])('the broken query %s is refused with words for the reader', (q, said) => {
  expect(() => parseQuery(q)).toThrow(said)
})
