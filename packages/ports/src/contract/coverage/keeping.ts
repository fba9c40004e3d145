import type { CoverageDoc } from '@chudong/domain'
import { CoverageFilter } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Coverage } from '../../index.ts'
import { aDoc, minutes } from '../fixtures.ts'
import { coverageTest, holds, idsOf, type OpenCoverage } from './open.ts'

const day = 24 * 60
/** More than a page of any store, so that reading everything takes several. */
const many = Array.from({ length: 1_203 }, (_, i) =>
  aDoc({ id: `d${i}`, publishedAt: minutes(-Math.floor(i / 2)), version: 1 + (i % 3) }),
)
/** One article a month, collected in the middle of each. */
const months = [-70, -40, -10].map((days) => aDoc({ id: `thang${days}`, collectedAt: minutes(days * day) }))

/** What `Coverage` promises of exports, rebuilding, retention and of what is new. */
export function keepingContract(open: OpenCoverage): void {
  const test = coverageTest(open)

  describe('reading everything', () => {
    test('each found document comes once and whole, the newest first', many, async (coverage) => {
      const docs = await read(coverage, { q: 'ngộ độc' })
      expect(docs.map(({ id }) => id)).toEqual(byNewest(many))
      expect(docs[0]).toEqual(many.find(({ id }) => id === docs[0]?.id))
    })

    test('what is written meanwhile changes nothing', many, async (coverage) => {
      const ids: string[] = []
      for await (const { id } of coverage.scan(CoverageFilter.parse({}))) {
        if (ids.length === 0) await coverage.index([aDoc({ id: 'moi', publishedAt: minutes(-300) })])
        ids.push(id)
      }
      expect(ids).toEqual(byNewest(many))
    })

    test('a reader may stop early, a broken query is refused', many, async (coverage) => {
      for await (const _ of coverage.scan(CoverageFilter.parse({}))) break
      await expect(read(coverage, { q: '"' })).rejects.toMatchObject({ name: 'PermanentError' })
    })
  })

  describe('rebuilding', () => {
    test('builds the same again while others write, and loses nothing of theirs', many, async (coverage) => {
      const written = new Map(many.map((doc) => [doc.id, doc]))
      let running = true
      const writer = write(coverage, written, () => running)
      const progress: number[] = []
      const rebuilt = await coverage.rebuild((documents) => progress.push(documents))
      running = false
      await writer
      expect(rebuilt.count).toBeGreaterThanOrEqual(many.length)
      expect(progress.at(-1)).toBeGreaterThanOrEqual(many.length)
      expect(await coverage.isCurrent()).toBe(true)
      const found = new Map((await read(coverage, {})).map((doc) => [doc.id, doc]))
      expect(found.size).toBe(written.size)
      for (const [id, doc] of written) expect(found.get(id)).toEqual(doc)
    })

    test('nothing is rebuilt to nothing', [], async (coverage) => {
      expect(await coverage.rebuild()).toEqual({ count: 0, checksum: '0000000000000000' })
      await coverage.index([aDoc()])
      await holds(coverage, 1)
    })
  })

  describe('retention', () => {
    test(
      'whole months of collection that are over are dropped, the others stay',
      months,
      async (coverage) => {
        expect(await coverage.dropBefore(minutes(-70 * day))).toBe(0)
        expect(await coverage.dropBefore(minutes(-10 * day))).toBe(2)
        await holds(coverage, 1)
        expect(await idsOf(coverage, {})).toEqual(['thang-10'])
        await coverage.index([aDoc({ id: 'muon', collectedAt: minutes(-70 * day) })])
        await holds(coverage, 2)
      },
    )
  })

  describe('what is new', () => {
    const title = (id: string, text: string, at: number, more: Partial<CoverageDoc> = {}) =>
      aDoc({ id, title: text, publishedAt: minutes(at), ...more })
    const titles = [
      ...Array.from({ length: 6 }, (_, i) =>
        title(`n${i}`, `Bạch hầu ở xã ${i}, Bộ Y tế họp lần ${i}`, -10 - i),
      ),
      ...Array.from({ length: 9 }, (_, i) => title(`r${i}`, 'Tin đăng lại', -10 - i, { duplicateOf: 'n0' })),
      ...Array.from({ length: 30 }, (_, i) => title(`c${i}`, `Bộ Y tế nói về sốt rét ${i}`, -day - i)),
    ]
    const period = { from: minutes(-60), to: minutes(0), since: minutes(-30 * day), limit: 5 }

    test('is the phrase that titles use now and did not use before', titles, async (coverage) => {
      const [first, ...rest] = await coverage.emerging(period)
      expect(first).toEqual({ phrase: 'bạch hầu ở xã', articles: 6, inAll: 6 })
      expect(rest.map(({ phrase }) => phrase)).not.toContain('bộ y tế')
      expect(rest.map(({ phrase }) => phrase)).not.toContain('tin đăng lại')
    })

    test('is nothing when nothing was published, or of another kind', titles, async (coverage) => {
      expect(await coverage.emerging({ ...period, from: minutes(-1), to: minutes(-1) })).toEqual([])
      expect(await coverage.emerging({ ...period, province: 'Huế' })).toEqual([])
      expect(
        await coverage.emerging({ ...period, type: 'food-poisoning', province: 'Bắc Ninh' }),
      ).not.toEqual([])
    })
  })
}

async function read(coverage: Coverage, filter: object): Promise<CoverageDoc[]> {
  const docs: CoverageDoc[] = []
  for await (const doc of coverage.scan(CoverageFilter.parse(filter))) docs.push(doc)
  return docs
}

/** New articles, and newer and older versions of known ones, one small batch after another. */
async function write(coverage: Coverage, written: Map<string, CoverageDoc>, running: () => boolean) {
  for (let i = 0; running(); i++) {
    const known = written.get(`d${(i * 37) % many.length}`) ?? aDoc()
    const batch = [
      aDoc({ id: `moi${i}`, collectedAt: minutes(-31 * day * (i % 3)) }),
      aDoc({ ...known, version: known.version + 1, title: `Bản ${known.version + 1}` }),
      aDoc({ ...known, version: known.version - 1, title: 'Bản cũ' }),
    ]
    expect(await coverage.index(batch)).toEqual([])
    for (const doc of batch.slice(0, 2)) written.set(doc.id, doc)
  }
}

function byNewest(docs: CoverageDoc[]): string[] {
  const newer = (a: CoverageDoc, b: CoverageDoc) =>
    b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1)
  return docs.toSorted(newer).map(({ id }) => id)
}
