import { Incident } from '@chudong/domain'
import { expect, test } from 'vitest'
import { matchingTargets } from './merge-targets.ts'

const at = '2026-11-24T01:00:00Z'
const incident = (id: string, title: string, province: string): Incident =>
  Incident.parse({
    ...{ id, eventId: `ev-${id}`, decision: 'auto', type: 'outbreak', severity: 3, province, title },
    ...{
      field: 'phòng bệnh',
      state: 'suspected',
      diseases: [],
      cases: null,
      deaths: null,
      items: 1,
      sources: 1,
    },
    ...{ reasons: [], publishedAt: at, graspedAt: at, raisedAt: at, updatedAt: at, version: 1 },
    ...{ acknowledgedAt: null, handledAt: null, informedAt: null, assigneeId: null, assigneeName: null },
    noiseReason: null,
  })
const all = [
  incident('SC-1', 'Ổ dịch sởi ở trường mầm non', 'Đắk Lắk'),
  incident('SC-2', 'Chùm ca tả', 'Huế'),
]
const found = (words: string) => matchingTargets(all, words, () => 'Dịch bệnh').map(({ id }) => id)

test('An incident is found by its title, province, type or id, with and without tones', () => {
  expect(found('')).toEqual(['SC-1', 'SC-2'])
  expect(found('dak lak')).toEqual(['SC-1'])
  expect(found('SỞI mầm')).toEqual(['SC-1'])
  expect(found('sc-2')).toEqual(['SC-2'])
  expect(found('dịch bệnh')).toEqual(['SC-1', 'SC-2'])
})

test('Every word has to occur', () => {
  expect(found('huế sởi')).toEqual([])
})
