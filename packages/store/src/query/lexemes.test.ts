import { expect, test } from 'vitest'
import { documentVector } from './lexemes.ts'

test('every syllable can be found with and without its tones, at one place', () => {
  expect(documentVector('Sốt rét', 'ca')).toBe("'sot':1A '=sốt':1A 'ret':2A '=rét':2A 'ca':5 '=ca':5")
})

test('a page of one word repeated keeps a bounded index entry', () => {
  expect(documentVector('', 'a '.repeat(100_000)).length).toBeLessThan(4_000)
})
