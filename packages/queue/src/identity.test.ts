import { expect, test } from 'vitest'
import { jobIdOf, queueNameOf, transportable, wellFormed } from './identity.ts'

test('a job id has no colon, is no number, and differs whenever the key differs', () => {
  const keys = ['a:b', 'a%3Ab', 'a-b', '12', '012', 'tỉnh', 'tinh', 'x'.repeat(401), 'x'.repeat(402), '']
  const ids = keys.map(jobIdOf)
  expect(new Set(ids).size).toBe(keys.length)
  for (const id of ids) expect(id).toMatch(/^[kh][^:]*$/)
})

test('the name of a topic becomes a queue name that begins like all our connections', () => {
  expect(queueNameOf('article.collected')).toBe('chudong-article.collected')
  expect(queueNameOf('a:b')).toBe('chudong-a-b')
})

test('text keeps its letters and whole emoji, and loses only what a database cannot hold', () => {
  expect(wellFormed('Đắk Lắk 🦟')).toBe('Đắk Lắk 🦟')
  expect(wellFormed('a\0b\ud83dc\udc00')).toBe('ab\uFFFDc\uFFFD')
})

test('a payload is cleaned at every depth and keeps its other values', () => {
  expect(transportable({ a: ['x\0', { b: 'y' }], n: 1, none: null })).toEqual({
    a: ['x', { b: 'y' }],
    n: 1,
    none: null,
  })
})
