import { expect, test } from 'vitest'
import { safeLink } from './safe-link.ts'

test('Only web addresses become links', () => {
  expect(safeLink('https://bao.example/tin')).toBe('https://bao.example/tin')
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', '/tin', '', null]) {
    expect(safeLink(url)).toBeNull()
  }
})
