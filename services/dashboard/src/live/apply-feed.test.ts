import type { Incident } from '@chudong/domain'
import { expect, test } from 'vitest'
import { applyIncident, countUnacknowledged } from './apply-feed.ts'

const everything = { state: [], province: '', minSeverity: 1 }

function incident(change: Partial<Incident>): Incident {
  const at = new Date('2026-11-24T01:00:00Z')
  return {
    id: 'a',
    eventId: 'e',
    decision: 'auto',
    type: 'food-poisoning',
    severity: 4,
    province: 'Đà Nẵng',
    field: 'an toàn thực phẩm',
    state: 'suspected',
    title: 'Nhiều học sinh nhập viện sau bữa trưa',
    diseases: [],
    cases: 34,
    deaths: null,
    items: 3,
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
    mergedInto: null,
    updatedAt: at,
    version: 1,
    ...change,
  }
}

test('A new incident appears above the older ones', () => {
  const older = incident({ id: 'a' })
  const newer = incident({ id: 'b', raisedAt: new Date('2026-11-24T02:00:00Z') })
  expect(applyIncident([older], newer, everything).map((one) => one.id)).toEqual(['b', 'a'])
})

test('What a colleague acknowledged leaves a list of suspected incidents', () => {
  const taken = incident({ state: 'acknowledged', version: 2 })
  expect(applyIncident([incident({})], taken, { ...everything, state: ['suspected'] })).toEqual([])
})

test('A replayed older message never undoes a newer state', () => {
  const list = [incident({ state: 'acknowledged', version: 5 })]
  expect(applyIncident(list, incident({ version: 3 }), everything)).toBe(list)
})

test('Another province and a lower severity stay out of a filtered list', () => {
  const next = incident({ id: 'b', severity: 2 })
  expect(applyIncident([], next, { ...everything, minSeverity: 3 })).toEqual([])
  expect(applyIncident([], next, { ...everything, province: 'Hà Nội' })).toEqual([])
})

test('The window title counts what pages and nobody has taken', () => {
  const list = [
    incident({}),
    incident({ id: 'b', decision: 'ask' }),
    incident({ id: 'c', state: 'acknowledged' }),
  ]
  expect(countUnacknowledged(list)).toBe(1)
})
