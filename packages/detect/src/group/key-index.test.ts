import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf, itemsOf, offer } from './best.ts'
import { openKeyIndex } from './key-index.ts'
import { enter, numberingFor, placeOf } from './numbering.ts'

test('the articles that share the most keys come first, the newest of equals before the others', () => {
  const index = openKeyIndex()
  index.add(0, [1, 2, 3])
  index.add(1, [1])
  index.add(2, [2, 3])
  index.add(3, [9])
  index.add(4, [3, 1])
  expect([...index.sharing([1, 2, 3], 4)]).toEqual([0, 4, 2, 1])
  expect([...index.sharing([1, 2, 3], 2)]).toEqual([0, 4])
  expect([...index.sharing([7], 2)]).toEqual([])
})

test('of a key that very many articles have, the newest 32 are looked at', () => {
  const index = openKeyIndex()
  for (let article = 0; article < 3_000; article++) index.add(article, [5])
  const found = [...index.sharing([5], 100)]
  expect(found).toEqual(Array.from({ length: 32 }, (_, i) => 2_999 - i))
})

test('the best of a list are what sorting it would put first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (ranks) => {
      const best = bestOf(5)
      for (const [i, rank] of ranks.entries()) offer(best, i, rank)
      const sorted = [...ranks.keys()].sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0))
      expect([...itemsOf(best)]).toEqual(sorted.slice(0, 5))
    }),
  )
})

test('numbers are found at the place where each first came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), fc.integer(), (values, other) => {
      const numbering = numberingFor(values.length)
      const distinct = [...new Set(values)]
      expect(values.map((value) => enter(numbering, value))).toEqual(
        values.map((value) => distinct.indexOf(value)),
      )
      expect(placeOf(numbering, other)).toBe(distinct.indexOf(other))
    }),
  )
})
