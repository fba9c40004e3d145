import type { CoverageDoc } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Coverage } from '../../index.ts'
import { aDoc, minutes } from '../fixtures.ts'
import { coverageTest, holds, idsOf, type OpenCoverage, search } from './open.ts'

const mixed = [
  aDoc({ id: 'a', publishedAt: minutes(-1), province: 'Huế', diseases: ['tả'], tier: 'local' }),
  aDoc({
    id: 'b',
    publishedAt: minutes(-2),
    province: 'Huế',
    type: 'outbreak',
    decision: 'ask',
    diseases: ['tả', 'ly'],
  }),
  aDoc({
    id: 'c',
    publishedAt: minutes(-3),
    province: '',
    type: null,
    decision: 'ignore',
    health: false,
    sourceId: 'khac',
  }),
]

/** Documents in pairs of the same moment, so that the order within a pair is the id's. */
const many = Array.from({ length: 23 }, (_, i) =>
  aDoc({ id: `d${String(i).padStart(2, '0')}`, publishedAt: minutes(-Math.floor(i / 2)) }),
)

/** What `Coverage` promises of filters, facets, order, pages and trends. */
export function narrowingContract(open: OpenCoverage): void {
  const test = coverageTest(open)

  describe('filters and facets', () => {
    test('each filter narrows, values of one filter are alternatives', mixed, async (coverage) => {
      expect(await idsOf(coverage, { type: ['outbreak'] })).toEqual(['b'])
      expect(await idsOf(coverage, { type: ['outbreak', 'food-poisoning'] })).toEqual(['a', 'b'])
      expect(await idsOf(coverage, { province: ['Huế'], decision: ['auto'] })).toEqual(['a'])
      expect(await idsOf(coverage, { sourceId: ['khac'] })).toEqual(['c'])
      expect(await idsOf(coverage, { tier: ['local'] })).toEqual(['a'])
      expect(await idsOf(coverage, { disease: ['ly', 'dại'] })).toEqual(['b'])
      expect(await idsOf(coverage, { healthOnly: true })).toEqual(['a', 'b'])
      expect(await idsOf(coverage, { from: minutes(-2), to: minutes(-1) })).toEqual(['b'])
    })

    test('facets count the found documents, the most frequent value first', mixed, async (coverage) => {
      const { total, facets } = await search(coverage, { limit: 1 })
      expect(total).toBe(3)
      expect(facets.province).toEqual([{ value: 'Huế', count: 2 }])
      expect(facets.type).toEqual([
        { value: 'food-poisoning', count: 1 },
        { value: 'outbreak', count: 1 },
      ])
      expect(facets.disease).toEqual([
        { value: 'tả', count: 2 },
        { value: 'ly', count: 1 },
      ])
      expect(facets.decision).toHaveLength(3)
      expect(facets.sourceId[0]).toEqual({ value: 'bao-song-que', count: 2 })
      expect(facets.tier[0]).toEqual({ value: 'mainstream', count: 2 })
    })

    test('facets of a narrowed search count what is left', mixed, async (coverage) => {
      const { facets } = await search(coverage, { decision: ['ask'] })
      expect(facets.disease).toEqual([
        { value: 'ly', count: 1 },
        { value: 'tả', count: 1 },
      ])
      expect((await search(coverage, { q: 'khongcotunay' })).facets.type).toEqual([])
    })
  })

  describe('pages of an answer', () => {
    test(
      'the newest come first, every document once, whatever was added meanwhile',
      many,
      async (coverage) => {
        const first = await search(coverage, { limit: 10 })
        await coverage.index([aDoc({ id: 'moi', publishedAt: minutes(5) })])
        await holds(coverage, 24)
        const ids = [
          ...first.hits.map(({ doc }) => doc.id),
          ...(await rest(coverage, { limit: 10 }, first.cursor)),
        ]
        expect(ids).toEqual(byNewest(many))
      },
    )

    test('relevance has pages too, every document once', many, async (coverage) => {
      const query = { q: 'cong nhan', sort: 'relevance' as const, limit: 7 }
      const first = await search(coverage, query)
      const ids = [...first.hits.map(({ doc }) => doc.id), ...(await rest(coverage, query, first.cursor))]
      expect(ids).toHaveLength(23)
      expect(new Set(ids).size).toBe(23)
    })

    test('the last page has no continuation', many, async (coverage) => {
      expect((await search(coverage, { limit: 23 })).cursor).toBeNull()
      expect((await search(coverage, { limit: 22 })).cursor).not.toBeNull()
    })

    test('a continuation that is none is refused for good', many, async (coverage) => {
      for (const cursor of ['x', 'e30', Buffer.from('{"a":1}').toString('base64url')])
        await expect(search(coverage, { cursor })).rejects.toMatchObject({ name: 'PermanentError' })
    })
  })

  describe('trends', () => {
    test(
      'days are those of Việt Nam, days without any are there',
      [
        aDoc({ id: 'a', publishedAt: new Date('2026-11-20T16:59:59Z') }),
        aDoc({ id: 'b', publishedAt: new Date('2026-11-20T17:00:00Z'), decision: 'ignore' }),
        aDoc({ id: 'c', publishedAt: new Date('2026-11-22T03:00:00Z'), decision: 'ask', province: 'Huế' }),
      ],
      async (coverage) => {
        const from = new Date('2026-11-19T17:00:00Z')
        const to = new Date('2026-11-22T17:00:00Z')
        expect(await coverage.trend({ from, to })).toEqual([
          { day: '2026-11-20', articles: 1, incidents: 1 },
          { day: '2026-11-21', articles: 1, incidents: 0 },
          { day: '2026-11-22', articles: 1, incidents: 1 },
        ])
        const inHue = await coverage.trend({
          from,
          to,
          province: 'Huế',
          type: 'food-poisoning',
          q: 'ngo doc',
        })
        expect(inHue.map(({ articles }) => articles)).toEqual([0, 0, 1])
        expect(await coverage.trend({ from: to, to: from })).toEqual([])
      },
    )
  })
}

async function rest(coverage: Coverage, query: object, start: string | null): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = start; cursor !== null; ) {
    const page = await search(coverage, { ...query, cursor })
    ids.push(...page.hits.map(({ doc }) => doc.id))
    cursor = page.cursor
  }
  return ids
}

function byNewest(docs: CoverageDoc[]): string[] {
  const newer = (a: CoverageDoc, b: CoverageDoc) =>
    b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1)
  return docs.toSorted(newer).map(({ id }) => id)
}
