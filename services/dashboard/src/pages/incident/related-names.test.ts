import { expect, test } from 'vitest'
import { asWritten, wholeNames } from './related-names.ts'

test('pairs that follow one another are one name', () => {
  expect(wholeNames(['lumi kids', 'kids plus', 'hai minh'])).toEqual(['lumi kids plus', 'hai minh'])
  expect(wholeNames(['moc lan'])).toEqual(['moc lan'])
  expect(wholeNames([])).toEqual([])
})

test('a name is shown as one of the texts writes it', () => {
  const titles = ['Đồng Nai: thu hồi kẹo', 'Phòng khám Tâm Phúc Đường, không phép']
  expect(asWritten('tam phuc duong', titles)).toBe('Tâm Phúc Đường')
  expect(asWritten('lumi kids', titles)).toBe('lumi kids')
})
