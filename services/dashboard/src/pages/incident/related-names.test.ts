import { expect, test } from 'vitest'
import { wholeNames } from './related-names.ts'

test('pairs that follow one another are one name', () => {
  expect(wholeNames(['lumi kids', 'kids plus', 'hai minh'])).toEqual(['lumi kids plus', 'hai minh'])
  expect(wholeNames(['moc lan'])).toEqual(['moc lan'])
  expect(wholeNames([])).toEqual([])
})
