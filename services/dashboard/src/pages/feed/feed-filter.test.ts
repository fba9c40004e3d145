import { Incident } from '@chudong/domain'
import { expect, test } from 'vitest'
import { statesOf, toLanes } from './feed-filter.ts'

function incident(id: string, change: Record<string, unknown>): Incident {
  const at = '2026-11-24T01:00:00Z'
  return Incident.parse({
    id,
    eventId: 'e',
    decision: 'auto',
    type: 'outbreak',
    severity: 3,
    province: 'Huế',
    field: 'phòng bệnh',
    state: 'suspected',
    title: 'Ổ dịch sởi',
    diseases: [],
    cases: null,
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
    ...change,
  })
}

test('What nobody has taken stays on top even when something newer was already taken', () => {
  const waiting = incident('old', {})
  const taken = incident('new', { state: 'acknowledged', raisedAt: '2026-11-24T05:00:00Z' })
  expect(toLanes([taken, waiting], null).auto.map((one) => one.id)).toEqual(['old', 'new'])
})

test('What the machine is unsure of never mixes with what it raised', () => {
  const lanes = toLanes(
    [incident('a', {}), incident('b', { decision: 'ask' }), incident('c', { type: 'aefi' })],
    'outbreak',
  )
  expect([lanes.auto.map((one) => one.id), lanes.ask.map((one) => one.id)]).toEqual([['a'], ['b']])
})

test('Open means everything that is not closed, dismissed or merged', () => {
  expect(statesOf('open')).toEqual(['suspected', 'acknowledged', 'verifying', 'handled', 'informed'])
})
