import { Incident } from '@chudong/domain'
import { expect, test } from 'vitest'
import { clockSpans } from './clock-spans.ts'

const base = Incident.parse({
  id: 'a',
  eventId: 'e',
  decision: 'auto',
  type: 'outbreak',
  severity: 3,
  province: 'Huế',
  field: 'phòng bệnh',
  state: 'acknowledged',
  title: 'Ổ dịch sởi',
  diseases: [],
  cases: null,
  deaths: null,
  items: 2,
  sources: 2,
  reasons: [],
  publishedAt: '2026-11-24T01:00:00Z',
  graspedAt: '2026-11-24T01:04:00Z',
  raisedAt: '2026-11-24T01:04:01Z',
  acknowledgedAt: '2026-11-24T01:10:00Z',
  handledAt: null,
  informedAt: null,
  assigneeId: null,
  assigneeName: null,
  noiseReason: null,
  updatedAt: '2026-11-24T01:10:00Z',
  version: 2,
})
const now = Date.parse('2026-11-24T01:30:00Z')

test('An acknowledged incident shows how fast it was grasped and taken, and a running handling clock', () => {
  expect(
    clockSpans(base, now).map((one) => [one.c, one.state, one.ms === null ? null : one.ms / 60_000]),
  ).toEqual([
    ['c1', 'done', 4],
    ['c1', 'done', 6],
    ['c2', 'running', 20],
    ['c3', 'not-started', null],
  ])
})

test('No clock runs on for an incident that was dismissed', () => {
  const dismissed: Incident = { ...base, state: 'dismissed' }
  expect(clockSpans(dismissed, now).some((one) => one.state === 'running')).toBe(false)
})
