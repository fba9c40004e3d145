import { expect, test } from 'vitest'
import { superlinear } from './growth.ts'
import { FUZZ_MS } from './seed.ts'

/** Letters looked at when from each one `reach` of those behind it are read. */
function looks(text: string, reach: number): number {
  let seen = 0
  for (let at = 0; at < text.length; at++)
    for (let next = at; next < Math.min(text.length, at + reach); next++)
      if (text.charCodeAt(next) === 97) seen++
  return seen
}

test(
  'a reader that looks from every letter to the end is told from one that looks a little ahead',
  () => {
    const letters = (length: number) => 'a'.repeat(length)
    const sizes = { smallest: 1_000, largest: 16_000 }
    expect(superlinear((text) => looks(text, 20), letters, sizes)).toBeNull()
    expect(superlinear((text) => looks(text, text.length), letters, sizes)).toContain('times as many')
  },
  FUZZ_MS,
)
