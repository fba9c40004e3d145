import type { ArticleDraft, Assessment } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Records } from '../../index.ts'
import { aClaim, aDraft, anAssessment, aSketch, aSource, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

const HOUR = 60
const now = minutes(10)

interface Copy {
  id: string
  /** Minutes before `morning`. */
  ago: number
  source: string
  of?: string
  eventId?: string
  draft?: Partial<ArticleDraft>
  judged?: Partial<Assessment>
}

async function tell({ articles, events }: Records, { id, ago, source, of, eventId, ...rest }: Copy) {
  const at = minutes(-ago)
  const draft = aDraft({
    sourceId: source,
    sourceName: `Trang ${source}`,
    tier: 'social',
    kind: 'post',
    url: `https://${source}.example/${id}`,
    title: '',
    text: `Nghe nói nước máy có độc, bản ${id}.`,
    publishedAt: at,
    collectedAt: at,
    ...rest.draft,
  })
  await articles.saveRevision(id, 'h1', draft)
  await articles.saveAssessment(id, 'h1', anAssessment({ type: null, suspicion: 0.4, ...rest.judged }))
  const sketch = aSketch({ articleId: id, sourceId: source, at: draft.publishedAt ?? at, url: draft.url })
  const placement = { eventId: eventId ?? null, duplicateOf: of ?? null, why: '' }
  await events.place(sketch, [id], () => placement)
}

/** Three copies on two pages: one of the day before, two of the last day. */
const chain = (name: string, change: Partial<Copy> = {}): Copy[] => [
  { id: `${name}1`, ago: 30 * HOUR, source: 'hoi-me', ...change },
  { id: `${name}2`, ago: 5 * HOUR, source: 'xom-cho', of: `${name}1`, ...change },
  { id: `${name}3`, ago: 2 * HOUR, source: 'hoi-me', of: `${name}1`, ...change },
]

async function told(records: Records, ...copies: Copy[]) {
  for (const copy of copies) await tell(records, copy)
}

const found = async ({ rumours }: Records) => (await rumours.growing(now)).map(({ id }) => id)

/** What `RumourRecords` promises. */
export function rumoursContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('growing rumours', () => {
    test('a chain is told with its growth, its first words and each source once', async (records) => {
      const [first, second, third] = chain('a')
      await told(records, ...([first, second] as Copy[]), { ...(third as Copy), judged: { suspicion: 0.9 } })
      expect(await records.rumours.growing(now)).toEqual([
        {
          id: 'a1',
          title: '',
          text: 'Nghe nói nước máy có độc, bản a1.',
          firstSeenAt: minutes(-30 * HOUR),
          lastSeenAt: minutes(-2 * HOUR),
          copies: 3,
          lastDay: 2,
          dayBefore: 1,
          suspicion: 0.9,
          officialItems: 0,
          sourceCount: 2,
          sources: [
            {
              sourceId: 'hoi-me',
              sourceName: 'Trang hoi-me',
              tier: 'social',
              articleId: 'a1',
              url: 'https://hoi-me.example/a1',
              seenAt: minutes(-30 * HOUR),
            },
            expect.objectContaining({ sourceId: 'xom-cho', articleId: 'a2', seenAt: minutes(-5 * HOUR) }),
          ],
        },
      ])
    })

    test('two copies, one source, another matter, or a day without a copy are no growing rumour', async (records) => {
      await told(
        records,
        ...chain('few').slice(0, 2),
        ...chain('one', { source: 'hoi-me' }),
        ...chain('off', { judged: { health: false } }),
        ...chain('old').map((copy) => ({ ...copy, ago: copy.ago + 25 * HOUR })),
      )
      expect(await found(records)).toEqual([])
      await tell(records, { id: 'few3', ago: 1, source: 'xom-cho', of: 'few1' })
      expect(await found(records)).toEqual(['few1'])
    })

    test('pages whose posts came in one file are told apart by name, a watched source never', async (records) => {
      const named = (sourceName: string) => ({ source: 'import', draft: { sourceName } })
      const [first, ...rest] = chain('a', named('Hội mẹ'))
      await told(records, first as Copy, ...rest)
      expect(await found(records)).toEqual([])
      await tell(records, { id: 'a4', ago: 1, of: 'a1', ...named('Xóm chợ') })
      expect(await records.rumours.growing(now)).toMatchObject([
        { sourceCount: 2, sources: [{ sourceName: 'Hội mẹ' }, { sourceName: 'Xóm chợ' }] },
      ])
      await records.sources.save([aSource({ id: 'import' })])
      expect(await found(records)).toEqual([])
    })

    for (const tier of ['government', 'mainstream', 'local'] as const)
      test(`a copy by a source of tier ${tier}, however old, ends it`, async (records) => {
        await told(records, ...chain('a'))
        expect(await found(records)).toEqual(['a1'])
        const copy = { id: 'bao', ago: 9 * 24 * HOUR, source: 'bao', of: 'a1', draft: { tier } }
        await tell(records, copy)
        expect(await found(records)).toEqual([])
      })

    test('what an office writes of the same event in its own words is counted, and comes after what nobody answers', async (records) => {
      await told(records, ...chain('a', { eventId: 'ev-1' }), ...chain('b'), ...chain('c'))
      await tell(records, { id: 'c4', ago: 1, source: 'xom-cho', of: 'c1' })
      const own = {
        id: 'so',
        ago: 60,
        source: 'so-y-te',
        eventId: 'ev-1',
        draft: { tier: 'government' as const },
      }
      await tell(records, own)
      const all = await records.rumours.growing(now)
      expect(all.map(({ id, officialItems }) => [id, officialItems])).toEqual([
        ['c1', 0],
        ['b1', 0],
        ['a1', 1],
      ])
      expect(await records.rumours.growing(now, 1)).toHaveLength(1)
    })

    test('what the register knows is left out, unless it is only near or the claim was withdrawn', async (records) => {
      const { id } = await records.claims.add(aClaim(), officer, morning)
      const known = (relation: 'asserts' | 'debunks' | 'other') => ({
        judged: { knownClaim: { claimId: id, score: 0.9, relation } },
      })
      const [first, ...rest] = chain('a')
      await told(records, { ...(first as Copy), ...known('asserts') }, ...rest)
      await told(records, ...chain('b', known('debunks')), ...chain('c', known('other')))
      expect(await found(records)).toEqual(['c1'])
      await records.claims.withdraw({ id, actor: officer, at: minutes(1) })
      expect(await found(records)).toEqual(['a1', 'b1', 'c1'])
    })

    test('a page that names tomorrow does not make its copy newer than it is', async (records) => {
      await told(records, ...chain('a').slice(0, 1), {
        ...(chain('a')[1] as Copy),
        draft: { publishedAt: minutes(3 * 24 * HOUR) },
      })
      await tell(records, { id: 'a3', ago: 26 * HOUR, source: 'xom-cho', of: 'a1' })
      expect(await records.rumours.growing(now)).toMatchObject([
        { lastDay: 1, lastSeenAt: minutes(-5 * HOUR) },
      ])
    })

    test('an original that is found to be a copy takes its copies along', async (records) => {
      await told(records, { id: 'root', ago: 40 * HOUR, source: 'xom-cho' }, ...chain('a'))
      await records.articles.saveRevision(
        'a1',
        'h2',
        aDraft({ tier: 'social', sourceId: 'hoi-me', sourceName: 'Trang hoi-me' }),
      )
      const sketch = aSketch({ articleId: 'a1', contentHash: 'h2', at: minutes(-30 * HOUR) })
      await records.events.place(sketch, ['a1'], () => ({ eventId: null, duplicateOf: 'root', why: '' }))
      expect(await records.rumours.growing(now)).toMatchObject([{ id: 'root', copies: 4, sourceCount: 2 }])
    })
  })
}
