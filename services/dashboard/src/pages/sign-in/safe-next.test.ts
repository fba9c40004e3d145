import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

test('After signing in an officer lands on the incident that was asked for', () => {
  expect(safeNext('/su-co/abc?tab=1')).toBe('/su-co/abc?tab=1')
})

test('A link that was tampered with cannot lead to another site', () => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    undefined,
  ]) {
    expect(safeNext(next)).toBe('/')
  }
})
