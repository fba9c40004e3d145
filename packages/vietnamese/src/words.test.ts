import { expect, test } from 'vitest'
import { phraseLists } from './phrases.ts'
import { enrol, wordOf, wordSpans, wordsBetween, wordsIn } from './words.ts'

test('a word is known by number once a list has it, as written and folded', () => {
  expect(wordOf('zquýtx')).toMatchObject({ folded: 'zquytx', number: 0, foldedNumber: 0 })
  const number = enrol('zquytx')
  expect(wordOf('zquýtx')).toMatchObject({ number: 0, foldedNumber: number })
  expect(wordOf('zquytx')).toMatchObject({ number, foldedNumber: number })
  expect(enrol('zquytx')).toBe(number)
})

test('more different words than are kept are still told apart', () => {
  const text = Array.from({ length: 25_000 }, (_, i) => `từ${i}`).join(' ')
  const words = wordsIn(text)
  expect(words).toHaveLength(25_000)
  expect(words[24_999]).toMatchObject({ toned: 'từ24999', folded: 'tu24999', marked: true })
})

test('the words of a sentence are those that begin in it', () => {
  const text = 'ổ dịch sởi. hai lớp nghỉ'
  const from = text.indexOf('hai')
  const words = wordsBetween(wordSpans(text), from, text.length)
  expect(words.map(({ toned }) => toned)).toEqual(['hai', 'lớp', 'nghỉ'])
})

test('several lists are searched in one walk, each by its longest phrase', () => {
  const find = phraseLists([['ngộ độc', 'ngộ độc thực phẩm'], ['thực phẩm'], ['sởi']])
  const numbers = wordsIn('nghi ngộ độc thực phẩm, ngộ độc rượu').map(({ number }) => number)
  expect(find(numbers)).toEqual([
    [
      { phrase: 'ngộ độc thực phẩm', start: 1, end: 5 },
      { phrase: 'ngộ độc', start: 5, end: 7 },
    ],
    [{ phrase: 'thực phẩm', start: 3, end: 5 }],
    [],
  ])
})
