import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './plain-search.ts'

test('A search can be sent to a colleague as an address and reads back the same', () => {
  const search = { q: 'ngộ độc "bánh mì" -tập', type: ['outbreak', 'aefi'], from: '2026-11-01' }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('A number typed as the search stays the words that were typed', () => {
  expect(parseSearch('?q=115')).toEqual({ q: '115' })
})

test('Filters that are not set leave no trace in the address', () => {
  expect(stringifySearch({ q: '', type: [], to: undefined })).toBe('')
})
