import { Incident } from '@chudong/domain'
import { expect, test } from 'vitest'
import { ApiFailure } from '../api/client.ts'
import { changesBetween } from './changes.ts'
import { mainQuote } from './main-reason.ts'
import { newsOf } from './news-of.ts'

const at = '2026-11-24T01:00:00Z'
const seen = Incident.parse({
  id: 'a',
  eventId: 'e',
  decision: 'auto',
  type: 'outbreak',
  severity: 3,
  province: 'Huế',
  field: 'phòng bệnh',
  state: 'suspected',
  title: 'Ổ dịch sởi',
  diseases: ['sởi'],
  cases: 8,
  deaths: null,
  items: 2,
  sources: 2,
  reasons: [],
  publishedAt: at,
  graspedAt: at,
  raisedAt: at,
  acknowledgedAt: null,
  handledAt: null,
  informedAt: null,
  assigneeId: null,
  assigneeName: null,
  noiseReason: null,
  updatedAt: at,
  version: 1,
})

test('An officer who was late sees who took the incident and what grew', () => {
  const current: Incident = {
    ...seen,
    state: 'acknowledged',
    assigneeName: 'Trực ban A',
    cases: 12,
    version: 3,
  }
  expect(changesBetween(seen, current)).toEqual([
    { field: 'state', from: 'suspected', to: 'acknowledged' },
    { field: 'assigneeName', from: null, to: 'Trực ban A' },
    { field: 'cases', from: 8, to: 12 },
  ])
})

test('The quote in the list is the heaviest reason that quotes something', () => {
  const reasons = [
    { rule: 'a', quote: 'nhẹ', weight: 0.2 },
    { rule: 'b', quote: '  ', weight: 9 },
    { rule: 'c', quote: 'nặng', weight: 2 },
  ]
  expect(mainQuote(reasons)).toBe('nặng')
  expect(mainQuote([])).toBeNull()
})

test('a command that the state forbids is no news for who saw that state', () => {
  const over: Incident = { ...seen, state: 'dismissed' }
  const refused = (code: 'wrong-state' | 'stale') =>
    new ApiFailure(409, { code, message: 'Không được.', details: over })
  expect(newsOf(refused('wrong-state'), over)).toBeNull()
  expect(newsOf(refused('wrong-state'), seen)).toMatchObject([{ field: 'state' }])
  expect(newsOf(refused('stale'), over)).toEqual([])
  expect(newsOf(new Error('mất mạng'), seen)).toBeNull()
})
