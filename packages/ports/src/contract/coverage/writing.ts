import { describe, expect } from 'vitest'
import { aDoc, bothOnes, minutes } from '../fixtures.ts'
import { coverageTest, holds, type OpenCoverage, search } from './open.ts'

/** What `Coverage` promises of writing. */
export function writingContract(open: OpenCoverage): void {
  const test = coverageTest(open)

  describe('writing', () => {
    test(
      'a document is given back whole, without its text',
      [aDoc({ diseases: ['tả'] })],
      async (coverage) => {
        const { text: _, ...doc } = aDoc({ diseases: ['tả'] })
        expect((await search(coverage, {})).hits.map((hit) => hit.doc)).toEqual([doc])
      },
    )

    test('a newer version replaces an older one', [aDoc()], async (coverage) => {
      await coverage.index([aDoc({ version: 2, title: 'Đính chính' })])
      const title = async () => (await search(coverage, {})).hits[0]?.doc.title
      await expect.poll(title, { timeout: 10_000 }).toBe('Đính chính')
      expect((await search(coverage, {})).total).toBe(1)
    })

    test('an older version that arrives late changes nothing', [aDoc({ version: 5 })], async (coverage) => {
      await coverage.index([aDoc({ version: 4, title: 'Cũ' }), aDoc({ id: 'd2' })])
      await holds(coverage, 2)
      const versions = (await search(coverage, {})).hits.map(({ doc }) => [doc.id, doc.version])
      expect(versions).toContainEqual(['d1', 5])
    })

    test('of two versions in one batch the newer stays', [], async (coverage) => {
      await coverage.index([aDoc({ version: 2, title: 'Mới' }), aDoc({ version: 1, title: 'Cũ' })])
      await holds(coverage, 1)
      expect((await search(coverage, {})).hits[0]?.doc.title).toBe('Mới')
    })

    test('no documents are nothing to do, and a store that answers says so', [], async (coverage) => {
      await coverage.ping()
      await coverage.index([])
      expect(await coverage.state()).toEqual({ count: 0, checksum: '0000000000000000' })
    })

    test(
      'the state depends on what is held, not on the order of writing',
      [aDoc(), aDoc({ id: 'd2' })],
      async (coverage) => {
        const { count, checksum } = await coverage.state()
        expect({ count, checksum }).toEqual({ count: 2, checksum: bothOnes })
        await coverage.clear()
        await holds(coverage, 0)
        await coverage.index([aDoc({ id: 'd2' })])
        await coverage.index([aDoc()])
        await holds(coverage, 2)
        expect(await coverage.state()).toEqual({ count, checksum })
        await coverage.index([aDoc({ version: 2 })])
        await expect
          .poll(async () => (await coverage.state()).checksum, { timeout: 10_000 })
          .not.toBe(checksum)
      },
    )

    test('a part of the state is that of what was collected since a moment', [], async (coverage) => {
      await coverage.index([aDoc(), aDoc({ id: 'd2', collectedAt: minutes(60) })])
      expect(await coverage.state(minutes(1))).toMatchObject({ count: 1 })
      expect(await coverage.state(minutes(-1))).toEqual({ count: 2, checksum: bothOnes })
    })

    test('one document that no store can hold does not hold up the others', [], async (coverage) => {
      const beyond = aDoc({ id: 'qua-lon', severity: 3_000_000_000 })
      const refused = await coverage.index([aDoc(), beyond, aDoc({ id: 'd2' })])
      expect(refused).toEqual([{ id: 'qua-lon', version: 1, reason: expect.any(String) }])
      expect(refused[0]?.reason).not.toContain(beyond.text)
      expect(await coverage.state()).toEqual({ count: 2, checksum: bothOnes })
    })

    test('an article whose time of publication moves by a year is there once', [aDoc()], async (coverage) => {
      await coverage.index([aDoc({ version: 2, publishedAt: minutes(-366 * 24 * 60) })])
      expect(await coverage.state()).toMatchObject({ count: 1 })
      await expect.poll(async () => (await search(coverage, { to: minutes(-9_999) })).total).toBe(1)
      expect((await search(coverage, {})).total).toBe(1)
    })

    test('a text of any length and any characters is kept', [], async (coverage) => {
      const text = `\u0000\ud800 ${'sốt '.repeat(60_000)} ${'a'.repeat(50_000)} ' \\ :* & | !`
      await coverage.index([aDoc({ text, title: `'"\\ & <b>` })])
      await holds(coverage, 1)
      expect((await search(coverage, { q: 'sot' })).total).toBe(1)
    })
  })
}
