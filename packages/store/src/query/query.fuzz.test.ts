import { PermanentError } from '@chudong/domain'
import { FUZZ_MS, fuzz, growingTexts, hostileText, superlinear } from '@chudong/vietnamese/hostile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlightSnippet, highlightTitle } from './highlight.ts'
import { documentVector } from './lexemes.ts'
import { parseQuery } from './parse-query.ts'

const NOW = new Date('2026-11-24T01:00:00Z')
const QUERY = parseQuery('sốt OR a OR 1 -"3 ca"', NOW)

test(
  'any text is a query or is refused in our own words',
  () => {
    const read = (text: string) => {
      try {
        parseQuery(text, NOW)
      } catch (error) {
        expect(error).toBeInstanceOf(PermanentError)
      }
    }
    fc.assert(fc.property(hostileText, read), fuzz(400))
  },
  FUZZ_MS,
)

test(
  'what is marked in a title is the whole title in pieces',
  () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const whole = highlightTitle(text, { kind: 'and', parts: [] })
        const marked = highlightTitle(text, QUERY)
        expect(marked.map((piece) => piece.text).join('')).toBe(whole.map((piece) => piece.text).join(''))
      }),
      fuzz(200),
    )
  },
  FUZZ_MS,
)

test.each<[string, (text: string) => unknown]>([
  ['a query', (text) => parseQuery(text, NOW)],
  ['a group', (text) => parseQuery(`(x${text}`, NOW)],
  ['a snippet', (text) => highlightSnippet(text, QUERY)],
  ['a document', (text) => documentVector('', text)],
])(
  'the time of %s grows with its text, not faster',
  (_what, read) => {
    for (const [name, text] of growingTexts()) expect(superlinear(read, text), name).toBeNull()
  },
  FUZZ_MS,
)

test('thousands of closing brackets behind an open one are read at once', () => {
  const query = (length: number) => `(x${')'.repeat(length)}`
  expect(superlinear((text) => parseQuery(text, NOW), query)).toBeNull()
  expect(parseQuery('(huế))', NOW)).toEqual(parseQuery('huế', NOW))
  expect(parseQuery('(f(x))', NOW)).toEqual(parseQuery('f(x)', NOW))
})
