import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fold,
  foldedTokens,
  hasTones,
  normalise,
  phraseMatcher,
  sentences,
  spansOf,
  tokenSpans,
  tokens,
} from './index.ts'

test.each([
  ['ᴄʜữᴀ ʙáᴄʜ ʙệпʜ bằng тʜᴜốᴄ', 'chữa bách bệnh bằng thuốc'],
  ['сοп Ьé ѕốт ᴄɑᴏ', 'con bé sốt cao'],
  ['𝐇𝐚̀ 𝐍𝐨̣̂𝐢', 'Hà Nội'],
  ['ＳＯＴ　ｘｕａｔ', 'SOT xuat'],
  ['s\u200bốt x\u00aduất', 'sốt xuất'],
  ['hoà khoẻ thuỷ HOÀ', 'hòa khỏe thủy HÒA'],
  ['hòan qúy quý quỷ khuỷu', 'hoàn quý quý quỷ khuỷu'],
  ['bị đánh ch.ết, t.ử v.ong', 'bị đánh chết, tử vong'],
  ['TP.HCM, dantri.com.vn, bs.an', 'TP.HCM, dantri.com.vn, bs.an'],
  ['dòng một\ndòng hai', 'dòng một\ndòng hai'],
  ['Ðà Nẵng', 'Đà Nẵng'],
])('an officer reads %s as %s', (seen, plain) => {
  expect(normalise(seen)).toBe(plain)
})

test('a Russian sentence stays Russian', () => {
  expect(normalise('Федеральное бюджетное учреждение')).toBe('Федеральное бюджетное учреждение')
})

test('text in decomposed Unicode gives the same tokens as composed text', () => {
  const text = 'Ổ dịch sốt xuất huyết tại Đắk Lắk'
  expect(tokens(text.normalize('NFD'))).toEqual(tokens(text))
  expect(foldedTokens(text)).toEqual('o dich sot xuat huyet tai dak lak'.split(' '))
})

test('folding keeps one letter for one letter, so offsets agree with the normalised text', () => {
  const text = 'Đắk Lắk: “ổ dịch” sốt xuất huyết\nở Buôn Hồ'
  expect(fold(text)).toHaveLength(normalise(text).length)
  expect(fold('Đắk Lắk')).toBe('dak lak')
})

test('numbers with separators and letter-number names are one token each', () => {
  expect(tokens('Cúm A/H5N1: 1.200 ca, 2,5%')).toEqual(['cúm', 'a', 'h5n1', '1.200', 'ca', '2,5'])
  const spans = tokenSpans('Có 3 ca')
  expect(spans.at(-1)).toEqual({ token: 'ca', start: 5, end: 7 })
})

test('tokens are runs of letters, marks and digits, and numbers with points that no letter follows', () => {
  const pattern = /\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu
  const pieces = fc.constantFrom(
    '1',
    '20',
    '.',
    ',',
    'a',
    'ệ',
    ' ',
    '\u0301',
    '😀',
    '𝟏',
    '½',
    '中',
    '\ud800',
    '\udc00',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const found = [...text.matchAll(pattern)]
      expect(spansOf(text)).toEqual(
        found.map(({ 0: token, index }) => ({ token, start: index, end: index + token.length })),
      )
    }),
    { numRuns: 500 },
  )
})

test('tone-less text is told from Vietnamese with tones', () => {
  expect(hasTones('co 12 ca sot xuat huyet o xa nay')).toBe(false)
  expect(hasTones('có 12 ca')).toBe(true)
})

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text))
    }),
  )
})

test('sentences do not break at abbreviations, decimals, dates and initials', () => {
  const text =
    'TP. Hồ Chí Minh có 3.5 ca. PGS.TS. Nguyễn V. A. nói: “Ổ dịch.” Ngày 20.11 có 2 ca.Bác sĩ về!\n1. Một'
  expect(sentences(text).map((s) => s.text)).toEqual([
    'TP. Hồ Chí Minh có 3.5 ca.',
    'PGS.TS. Nguyễn V. A. nói: “Ổ dịch.”',
    'Ngày 20.11 có 2 ca.',
    'Bác sĩ về!',
    '1. Một',
  ])
})

test('every sentence stands in the text where it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Có ca.', ' TP. Huế ', '12.5', '\n', 'Ổ dịch!', '…', 'a.B')),
      (parts) => {
        const text = parts.join('')
        for (const s of sentences(text)) expect(text.slice(s.start, s.start + s.text.length)).toBe(s.text)
      },
    ),
  )
})

test('the longest phrase wins and a phrase is never found inside a word', () => {
  const find = phraseMatcher(['sốt xuất huyết', 'sốt', 'sởi'])
  expect(find(tokens('Ca sốt xuất huyết, sốt; sỏi thận'))).toEqual([
    { phrase: 'sốt xuất huyết', start: 1, end: 4 },
    { phrase: 'sốt', start: 4, end: 5 },
  ])
})
