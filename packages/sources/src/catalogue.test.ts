import { expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'

test('the catalogue names each source once, over https, with its owner', () => {
  const sources = catalogue()
  expect(new Set(sources.map((source) => source.id)).size).toBe(sources.length)
  expect(new Set(sources.flatMap((source) => source.url ?? [])).size).toBe(
    sources.filter((source) => source.url).length,
  )
  for (const source of sources) {
    expect(source.owner, source.id).toBeTruthy()
    if (source.method !== 'form' && source.method !== 'import')
      expect(source.url, source.id).toMatch(/^https:\/\//)
  }
  expect(sources.filter((source) => source.tier === 'mainstream').length).toBeGreaterThanOrEqual(13)
})
