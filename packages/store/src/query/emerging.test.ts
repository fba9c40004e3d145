import { expect, test } from 'vitest'
import { phrasesOf, tellingPhrases } from './emerging.ts'

test('the phrases of a title are two to four neighbouring syllables, each once', () => {
  expect([...phrasesOf('Sốt rét, sốt rét')]).toEqual([
    'sốt rét',
    'sốt rét sốt',
    'sốt rét sốt rét',
    'rét sốt',
    'rét sốt rét',
  ])
  expect(phrasesOf('Tin')).toEqual(new Set())
})

test('what is new comes first, what was always there and what is rare do not come at all', () => {
  const counted = [
    { phrase: 'bộ y tế', articles: 10, inAll: 100 },
    { phrase: 'bạch hầu', articles: 8, inAll: 8 },
    { phrase: 'tay chân miệng', articles: 8, inAll: 30 },
    { phrase: 'một lần', articles: 1, inAll: 1 },
  ]
  const found = tellingPhrases(counted, { articles: 20, inAll: 200 }, 10)
  expect(found.map(({ phrase }) => phrase)).toEqual(['bạch hầu', 'tay chân miệng'])
})

test('a part of a longer phrase is left out unless it is used without the rest', () => {
  const counted = [
    { phrase: 'sốt xuất huyết', articles: 9, inAll: 9 },
    { phrase: 'xuất huyết', articles: 10, inAll: 10 },
    { phrase: 'xuất', articles: 40, inAll: 40 },
  ]
  const found = tellingPhrases(counted, { articles: 50, inAll: 500 }, 10)
  expect(found.map(({ phrase }) => phrase)).toEqual(['xuất', 'sốt xuất huyết'])
})
