import type { DiffPart } from '@chudong/domain'
import { expect, test } from 'vitest'
import { foldSame } from './fold-same.ts'

const long: DiffPart = { change: 'same', text: 'bệnh viện tiếp nhận '.repeat(40) }

test('A number corrected in a long article is seen without scrolling through the rest', () => {
  const pieces = foldSame([long, { change: 'removed', text: '30' }, { change: 'added', text: '34' }])
  expect(pieces.map((one) => one.change)).toEqual(['same', 'folded', 'same', 'removed', 'added'])
  expect(pieces.map((one) => one.text).join('')).toBe(`${long.text}3034`)
})

test('A text that did not change is shown whole', () => {
  expect(foldSame([long])).toEqual([long])
})
