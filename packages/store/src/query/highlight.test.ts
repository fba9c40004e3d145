import { expect, test } from 'vitest'
import { highlightSnippet, highlightTitle } from './highlight.ts'
import { parseQuery as parse } from './parse-query.ts'

const parseQuery = (q: string) => parse(q, new Date('2026-11-24T01:00:00Z'))

const marked = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

test('a match without tones marks the words as they are written', () => {
  const title = 'Đắk Lắk: 12 ca sốt xuất huyết'
  expect(marked(highlightTitle(title, parseQuery('"sot xuat huyet" dak')))).toBe(
    '[Đắk] Lắk: 12 ca [sốt xuất huyết]',
  )
})

test('a match with tones leaves other tones alone', () => {
  expect(marked(highlightTitle('Bò và bộ, bỏ', parseQuery('bộ')))).toBe('Bò và [bộ], bỏ')
})

test('excluded words and fields are not marked', () => {
  expect(marked(highlightTitle('Cúm gia cầm', parseQuery('cum -gia source:cum')))).toBe('[Cúm] gia cầm')
})

test('words of the title alone are marked in the title alone', () => {
  const query = parseQuery('title:cum -(-"gia cam")')
  expect(marked(highlightTitle('Cúm gia cầm', query))).toBe('[Cúm] [gia cầm]')
  expect(marked(highlightSnippet('Cúm gia cầm', query))).toBe('Cúm [gia cầm]')
})

test('a long text is cut around the first match, at spaces, with dots on both sides', () => {
  const text = `${'Mở bài dài dòng. '.repeat(60)}Ổ dịch bạch hầu mới.${' Kết bài dài dòng.'.repeat(60)}`
  const snippet = marked(highlightSnippet(text, parseQuery('"bach hau"')))
  expect(snippet).toContain('Ổ dịch [bạch hầu] mới.')
  expect(snippet).toMatch(/^… \S.*\S …$/)
  expect(snippet.length).toBeLessThan(260)
})

test('without a query the snippet is the beginning', () => {
  expect(marked(highlightSnippet('Một đoạn\nngắn.', parseQuery('')))).toBe('Một đoạn ngắn.')
})

test('markup in a text stays text', () => {
  const pieces = highlightTitle('<b>cúm</b>', parseQuery('cum'))
  expect(pieces).toEqual([
    { text: '<b>', hit: false },
    { text: 'cúm', hit: true },
    { text: '</b>', hit: false },
  ])
})
