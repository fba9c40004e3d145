import { Article, EventMember, Incident, type LogRow } from '@chudong/domain'
import { expect, test } from 'vitest'
import { labelOf, verdictOf } from './label.ts'

const morning = new Date('2026-11-20T01:00:00Z')
const minutes = (n: number) => new Date(morning.getTime() + n * 60_000)

const incident = Incident.parse({
  id: 'SC-1',
  eventId: 'ev-1',
  decision: 'auto',
  type: 'food-poisoning',
  severity: 3,
  province: 'Bắc Ninh',
  field: 'an toàn thực phẩm',
  state: 'acknowledged',
  title: 'Công nhân nhập viện',
  diseases: [],
  cases: 12,
  deaths: null,
  items: 1,
  sources: 1,
  reasons: [],
  publishedAt: morning,
  graspedAt: morning,
  raisedAt: morning,
  acknowledgedAt: minutes(10),
  handledAt: null,
  informedAt: null,
  assigneeId: 'p1',
  assigneeName: 'Cán bộ trực',
  noiseReason: null,
  updatedAt: minutes(10),
  version: 2,
})
const member = EventMember.parse({
  articleId: 'a1',
  sourceId: 's',
  sourceName: 'Báo Sông Quê',
  outlet: 's',
  tier: 'mainstream',
  title: 'Công nhân nhập viện',
  url: null,
  publishedAt: morning,
  collectedAt: morning,
  revision: 1,
  duplicateOf: null,
  turn: 1,
  assessment: {
    health: true,
    decision: 'ask',
    incident: true,
    score: 0.7,
    type: 'food-poisoning',
    severity: 3,
    province: 'Bắc Ninh',
    places: [],
    diseases: [],
    cases: 12,
    deaths: null,
    abroad: false,
    claim: 'none',
    suspicion: 0.1,
    reasons: [],
  },
})
const article = Article.parse({
  id: 'a1',
  revision: 1,
  contentHash: 'h',
  sourceId: 's',
  sourceName: 'Báo Sông Quê',
  tier: 'mainstream',
  kind: 'article',
  url: null,
  title: 'Công nhân nhập viện',
  text: 'Mười hai công nhân nhập viện sau bữa trưa.',
  publishedAt: morning,
  collectedAt: morning,
  firstCollectedAt: morning,
})
const dismissed = (noiseReason: Incident['noiseReason']) => ({
  ...incident,
  state: 'dismissed' as const,
  noiseReason,
})
const row = (kind: LogRow['kind'], at: Date): LogRow => ({
  seq: 1,
  incidentId: 'SC-1',
  at,
  kind,
  actor: { kind: 'person', id: 'p1', name: 'Cán bộ trực' },
  data: {},
})
const gone = [row('dismissed', minutes(20))]

function labelled(one: Incident, log: LogRow[], change: Partial<EventMember> = {}) {
  const verdict = verdictOf(one, log)
  return verdict && labelOf(one, verdict, { ...member, ...change }, article)
}

test('nobody decided: no label', () => {
  expect(verdictOf({ ...incident, state: 'suspected' }, [])).toBeNull()
  expect(verdictOf({ ...incident, state: 'merged' }, [])).toBeNull()
  expect(verdictOf({ ...incident, state: 'suspected', acknowledgedAt: null }, gone)).toBeNull()
})

test('a taken incident labels its article, and no officer is named', () => {
  const label = labelled(incident, [])
  expect(label).toMatchObject({
    id: 'a1',
    event: 'ev-1',
    incident: true,
    health: true,
    said: ['incident', 'health'],
  })
  expect(JSON.stringify(label)).not.toMatch(/Cán bộ|p1/)
})

test('the type is an officer’s word only where an officer gave it', () => {
  const retyped = { ...incident, type: 'misconduct' as const }
  expect(labelled(retyped, [])).toMatchObject({ type: 'food-poisoning', said: ['incident', 'health'] })
  const told = labelled(retyped, [row('retyped', minutes(5))])
  expect(told).toMatchObject({ type: 'misconduct', said: ['incident', 'health', 'type'] })
})

test.each([
  ['advice', { incident: false, unsure: false, said: ['incident'] }],
  ['not-health', { incident: false, health: false, said: ['incident', 'health'] }],
  ['abroad', { incident: false, abroad: true, said: ['incident', 'abroad'] }],
  ['duplicate', { unsure: true, said: [] }],
  ['not-ours', { unsure: true, said: [] }],
] as const)('dismissed as %s', (noise, expected) => {
  expect(labelled(dismissed(noise), gone)).toMatchObject({ noise, type: null, severity: null, ...expected })
})

test('an ignored member carries no label, unless a person entered it', () => {
  const ignored = { assessment: { ...member.assessment, decision: 'ignore' as const, incident: false } }
  expect(labelled(incident, [], ignored)).toBeNull()
  expect(labelled(incident, [], { ...ignored, tier: 'hotline' })).toMatchObject({ incident: true })
})

test('what came after the decision was not decided about', () => {
  expect(labelled(dismissed('advice'), gone, { collectedAt: minutes(20) })).not.toBeNull()
  expect(labelled(dismissed('advice'), gone, { collectedAt: minutes(21) })).toBeNull()
})
