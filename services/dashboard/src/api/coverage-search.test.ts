import { expect, test } from 'vitest'
import { readCoverageSearch } from './coverage-search.ts'

test('One filter in the address is a list of one', () => {
  expect(readCoverageSearch({ q: 'cúm', type: 'outbreak' })).toEqual({ q: 'cúm', type: ['outbreak'] })
})

test('An edited address with unknown values still opens the search', () => {
  expect(readCoverageSearch({ type: ['plague', 'aefi'], from: 'hôm qua', sort: 'x', q: 7 })).toEqual({
    type: ['aefi'],
  })
})
