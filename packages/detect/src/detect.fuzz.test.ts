import { Assessment, type EventMember, HealthEvent, IncidentType, SourceTier } from '@chudong/domain'
import { FUZZ_MS, fuzz, growingTexts, hostileText, superlinear } from '@chudong/vietnamese/hostile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assess,
  candidateKeys,
  detectSignals,
  groupStream,
  healthCalendar,
  openClaimMatcher,
  placeInEvent,
  sketch,
  summariseEvent,
  threeC,
} from './index.ts'

const AT = new Date('2026-11-24T01:00:00Z')
const NOTHING = { type: null, province: '', places: [] as string[], diseases: ['sởi'], incident: true }

const claims = openClaimMatcher<string>()
claims.put({ id: 'chanh', claim: 'Uống nước chanh nóng chữa khỏi ung thư', correction: 'Không có căn cứ' })
claims.put({ id: 'soi', claim: 'Vắc xin sởi gây tự kỷ' })

const draw = (text: string, id = 'a') =>
  sketch({ id, contentHash: id, url: null, sourceId: 's', publishedAt: AT, title: text, text }, NOTHING)

function placedBeside(text: string) {
  const drawn = draw(text)
  return placeInEvent(drawn, [{ ...draw(text, 'b'), eventId: 'e1', duplicateOf: null }], 'e2')
}

test(
  'any text and title give a sound judgement',
  () => {
    const judged = fc.property(hostileText, hostileText, (title, text) => {
      expect(Assessment.safeParse(assess({ title, text, publishedAt: AT })).success).toBe(true)
    })
    fc.assert(judged, fuzz(150))
  },
  FUZZ_MS,
)

test(
  'any text is compared with claims, and any claim can be put and removed',
  () => {
    fc.assert(
      fc.property(hostileText, hostileText, (claim, text) => {
        claims.put({ id: 'x', claim, correction: text })
        const { score, claimId } = claims.match(text)
        expect(score >= 0 && score <= 1).toBe(true)
        claims.remove('x')
        expect(claims.match(claim).bestClaimId).not.toBe('x')
        expect(claimId === null || typeof claimId === 'string').toBe(true)
      }),
      fuzz(150),
    )
  },
  FUZZ_MS,
)

test(
  'any text is placed: a reprint beside itself in its event, each row of a stream once',
  () => {
    const place = groupStream()
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const drawn = draw(text)
        expect(new Set(candidateKeys(drawn)).size).toBe(candidateKeys(drawn).length)
        if (drawn.terms.length > 0) expect(placedBeside(text).eventId).toBe('e1')
        const row = place({ id: text, title: other, text, published_at: other, url: other })
        expect(row.id).toBe(text)
      }),
      fuzz(100),
    )
  },
  FUZZ_MS,
)

test(
  'any series of counts is judged day by day with chances between 0 and 1',
  () => {
    const counts = fc.array(fc.oneof(fc.nat(5), fc.nat(), fc.constant(0)), { maxLength: 120 })
    fc.assert(
      fc.property(counts, hostileText, (series, name) => {
        const days = detectSignals(series, { start: '2026-01-01', series: name, calendar: healthCalendar })
        expect(days).toHaveLength(series.length)
        for (const { p, expected } of days) expect(p >= 0 && p <= 1 && expected >= 0).toBe(true)
      }),
      fuzz(150),
    )
  },
  FUZZ_MS,
)

const count = fc.option(fc.nat(100_000))
const assessment: fc.Arbitrary<Assessment> = fc
  .record({
    health: fc.boolean(),
    decision: fc.constantFrom('auto' as const, 'ask' as const, 'ignore' as const),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    type: fc.option(fc.constantFrom(...IncidentType.options)),
    severity: fc.option(fc.integer({ min: 1, max: 5 })),
    province: fc.constantFrom('', 'Huế', 'Cà Mau'),
    places: fc.constant<string[]>([]),
    diseases: fc.subarray(['sởi', 'tả', 'cúm']),
    cases: count,
    deaths: count,
    abroad: fc.boolean(),
    claim: fc.constantFrom('suspect' as const, 'debunk' as const, 'none' as const),
    suspicion: fc.constant(0),
    reasons: fc.array(
      fc.record({
        rule: fc.string(),
        quote: hostileText,
        weight: fc.option(fc.double({ noNaN: true }), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
  })
  .map((one) => ({ ...one, incident: one.decision !== 'ignore' }))
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const member: fc.Arbitrary<EventMember> = fc.record({
  articleId: fc.string(),
  sourceId: fc.string(),
  sourceName: fc.string(),
  outlet: fc.constantFrom('a', 'b', 'c'),
  tier: fc.oneof(fc.constantFrom(...SourceTier.options), fc.constant('none')),
  title: fc.oneof(fc.constant(''), hostileText),
  url: fc.constant(null),
  publishedAt: moment,
  collectedAt: moment,
  revision: fc.nat(5),
  duplicateOf: fc.option(fc.string()),
  turn: fc.nat(9),
  assessment,
})

test(
  'any members make an event, and what it deserves stands on them',
  () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), (members) => {
        const event = summariseEvent('e', members)
        expect(HealthEvent.safeParse(event).success).toBe(true)
        expect(event.independentItems <= event.items && event.firstPublishedAt <= event.lastPublishedAt).toBe(
          true,
        )
        const proposal = threeC(event, members)
        if (members.every((one) => !one.assessment.incident && !['officer', 'hotline'].includes(one.tier)))
          expect(proposal).toBeNull()
        else if (proposal) expect(proposal.severity >= 1 && proposal.severity <= 5).toBe(true)
      }),
      fuzz(300),
    )
  },
  FUZZ_MS,
)

test('an event of two hundred thousand members is summed up', () => {
  const [one] = fc.sample(member, { ...fuzz(1), numRuns: 1 })
  const members = Array.from({ length: 200_000 }, () => one as EventMember)
  expect(summariseEvent('e', members).items).toBe(200_000)
})

test.each<[string, (text: string) => unknown]>([
  ['judging a text', (text) => assess({ text })],
  ['judging a title', (text) => assess({ title: text, text: '' })],
  ['comparing with claims', (text) => claims.match(text)],
  ['sketching and placing', placedBeside],
])(
  'the time of %s grows with the text, not faster',
  (_what, read) => {
    const sizes = { smallest: 2_000, largest: 32_000 }
    for (const [name, text] of growingTexts(6)) expect(superlinear(read, text, sizes), name).toBeNull()
  },
  FUZZ_MS,
)
