import type { Assessment, EventMember } from '@chudong/domain'
import { expect, test } from 'vitest'
import { summariseEvent } from './summarise.ts'
import { threeC } from './three-c.ts'

const JUDGED: Assessment = {
  health: true,
  decision: 'ask',
  incident: true,
  score: 0.5,
  type: 'food-poisoning',
  severity: 3,
  province: 'Nghệ An',
  places: [],
  diseases: [],
  cases: 12,
  deaths: null,
  abroad: false,
  claim: 'none',
  suspicion: 0.1,
  reasons: [{ rule: 'ngo-doc-nhap-vien', quote: '12 người nhập viện sau bữa cỗ.', weight: 1 }],
}

function member(
  tier: string,
  judged: Partial<Assessment> = {},
  rest: Partial<EventMember> = {},
): EventMember {
  return {
    articleId: `${tier}-1`,
    sourceId: tier,
    outlet: tier,
    sourceName: tier,
    tier,
    title: '12 người nhập viện sau bữa cỗ cưới ở Nghệ An',
    url: null,
    publishedAt: new Date('2026-11-20T08:00:00+07:00'),
    collectedAt: new Date('2026-11-20T08:05:00+07:00'),
    revision: 1,
    duplicateOf: null,
    turn: 1,
    assessment: { ...JUDGED, ...judged },
    ...rest,
  }
}

const SURE = { decision: 'auto', score: 0.95 } as const
const SEVERE = { severity: 4, cases: 40 } as const
const NOTHING = { decision: 'ignore', incident: false, type: null, severity: null, score: 0.05 } as const

function decisionOn(members: EventMember[]): string {
  return threeC(summariseEvent('e1', members), members)?.decision ?? 'ignore'
}

test.each([
  ['one sure item of a government source pages', [member('government', SURE)], 'auto'],
  ['one severe item of a mainstream source pages', [member('mainstream', SEVERE)], 'auto'],
  ['one unsure item of a mainstream source is asked about', [member('mainstream')], 'ask'],
  ['one post of a stranger is left alone', [member('social')], 'ignore'],
  ['one sure post of a stranger is asked about', [member('social', SURE)], 'ask'],
  ['one severe post is asked about, never paged', [member('social', { ...SURE, ...SEVERE })], 'ask'],
  ['two independent strangers are asked about', [member('social'), member('forum')], 'ask'],
  ['two independent strangers, one sure, page', [member('social', SURE), member('forum')], 'auto'],
  [
    'a post and its reprint are one voice',
    [member('social'), member('forum', {}, { duplicateOf: 'social-1' })],
    'ignore',
  ],
  [
    'what an officer enters is asked about even when the machine sees nothing',
    [member('officer', NOTHING)],
    'ask',
  ],
  ['a hotline call is asked about', [member('hotline', NOTHING)], 'ask'],
  ['news that reports no event stays in search', [member('government', NOTHING)], 'ignore'],
  ['a provincial paper that is unsure is asked about', [member('local')], 'ask'],
])('%s', (_rule, members, decision) => {
  expect(decisionOn(members)).toBe(decision)
})

test('an event that is only refuted is misinformation, not an outbreak', () => {
  const members = [member('government', { ...SURE, type: 'outbreak', severity: 4, claim: 'debunk' })]
  const proposal = threeC(summariseEvent('e1', members), members)
  expect(proposal).toMatchObject({ type: 'misinformation', field: 'truyền thông', severity: 3 })
})

test('numbers come from the newest item of the best source, severity from the worst supported', () => {
  const members = [
    member('government', { ...SURE, cases: 20 }),
    member(
      'government',
      { ...SURE, cases: 31, severity: 4 },
      { publishedAt: new Date('2026-11-21T08:00:00+07:00') },
    ),
    member('social', { cases: 300 }),
  ]
  const proposal = threeC(summariseEvent('e1', members), members)
  expect(proposal).toMatchObject({ cases: 31, severity: 4, deaths: null })
})

test('the province is what most items say, and nothing when they disagree', () => {
  const vote = (province: string) => member('mainstream', { province })
  expect(summariseEvent('e1', [vote('Nghệ An'), vote('Nghệ An'), vote('Huế')]).province).toBe('Nghệ An')
  expect(summariseEvent('e1', [vote('Nghệ An'), vote('Huế'), vote('')]).province).toBe('')
})

test('a proposal carries the sentences its items were judged by', () => {
  const members = [member('mainstream', SURE), member('government', SURE)]
  const proposal = threeC(summariseEvent('e1', members), members)
  expect(proposal?.reasons).toEqual([
    { rule: 'ngo-doc-nhap-vien', quote: '12 người nhập viện sau bữa cỗ.', weight: 1 },
  ])
})

test('an event of posts, which have no title, is named by the sentence that weighed most', () => {
  const post = member('social', {
    ...SURE,
    reasons: [{ rule: 'x', quote: 'Cả nhà 5 người nhập viện sau bữa nấm.', weight: 2 }],
  })
  const event = summariseEvent('ev-1', [{ ...post, title: '' }])
  expect(event.title).toBe('Cả nhà 5 người nhập viện sau bữa nấm.')
})
