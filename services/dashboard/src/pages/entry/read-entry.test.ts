import { expect, test } from 'vitest'
import { EMPTY_ENTRY, readEntry } from './read-entry.ts'

const call = { ...EMPTY_ENTRY, kind: 'hotline' as const, text: 'Sáu em học sinh đau bụng sau bữa trưa' }

test('A caller’s item without place, time or link is accepted', () => {
  expect(readEntry(call).body).toMatchObject({ kind: 'hotline', province: null, url: null, happenedAt: null })
})

test('The time typed is Vietnam’s time', () => {
  const { body } = readEntry({ ...call, happenedAt: '2026-11-24T21:05' })
  expect(body?.happenedAt?.toISOString()).toBe('2026-11-24T14:05:00.000Z')
})

test('A few letters are not an entry, and a link must be a web address', () => {
  expect(readEntry({ ...call, text: 'đau' })).toEqual({ body: null, problem: 'text' })
  expect(readEntry({ ...call, url: 'javascript:alert(1)' })).toEqual({ body: null, problem: 'url' })
})
