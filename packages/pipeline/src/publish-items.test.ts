import { expect, test } from 'vitest'
import { portionsOf } from './publish-items.ts'

const posts = (count: number, characters: number) =>
  Array.from({ length: count }, (_, n) => ({ n, text: 'x'.repeat(characters) }))

test('two hundred very long posts go out four at a time, in their order', () => {
  const portions = portionsOf(posts(200, 250_000))
  expect(portions.map((portion) => portion.length)).toEqual(Array(50).fill(4))
  expect(portions.flat().map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n))
})

test('ordinary posts go out together, an oversize one alone, none at all not', () => {
  expect(portionsOf(posts(200, 2_000))).toHaveLength(1)
  const mixed = [...posts(1, 10), ...posts(1, 5_000_000), ...posts(1, 10)]
  expect(portionsOf(mixed).map((portion) => portion.length)).toEqual([1, 1, 1])
  expect(portionsOf([])).toEqual([])
})
