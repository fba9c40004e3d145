import type { CoverageDoc } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Records } from '../../index.ts'
import { aDraft, anAssessment, aSketch, bothOnes, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

async function drained({ outbox }: Records, limit = 100): Promise<CoverageDoc[]> {
  let docs: CoverageDoc[] = []
  await outbox.drain(limit, async (given) => {
    docs = given
    return []
  })
  return docs
}

/** What `Outbox` promises. */
export function outboxContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('the outbox', () => {
    test('a new article goes out as one of no interest, before it is judged', async (records) => {
      await records.articles.saveRevision('a1', 'h1', aDraft({ publishedAt: null }))
      expect(await records.outbox.size()).toBe(1)
      expect(await drained(records)).toEqual([
        {
          id: 'a1',
          version: 1,
          title: aDraft().title,
          text: aDraft().text,
          url: aDraft().url,
          sourceId: 'bao-song-que',
          sourceName: 'Báo Sông Quê',
          tier: 'mainstream',
          publishedAt: morning,
          collectedAt: morning,
          health: false,
          decision: 'ignore',
          score: 0,
          type: null,
          severity: null,
          cases: null,
          deaths: null,
          province: '',
          diseases: [],
          suspicion: 0,
          eventId: null,
          duplicateOf: null,
        },
      ])
      expect(await records.outbox.size()).toBe(0)
    })

    test('every change goes out in a higher version: judgement, placement, revision', async (records) => {
      const versions: number[] = []
      const carry = async () => versions.push(...(await drained(records)).map(({ version }) => version))
      await records.articles.saveRevision('a1', 'h1', aDraft())
      await carry()
      await records.articles.saveAssessment('a1', 'h1', anAssessment({ score: 0.123456789 }))
      await carry()
      const placement = { eventId: 'ev-1', duplicateOf: null, why: 'mới' }
      await records.events.place(aSketch(), ['k'], () => placement)
      await carry()
      await records.articles.saveRevision('a1', 'h2', aDraft({ text: 'Đã sửa.', collectedAt: minutes(1) }))
      const [doc] = await drained(records)
      expect(doc).toMatchObject({ text: 'Đã sửa.', eventId: 'ev-1', decision: 'auto', score: 0.123456789 })
      versions.push(doc?.version ?? 0)
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
      expect(versions).toHaveLength(4)
    })

    test('what changed nothing does not go out again', async (records) => {
      await records.articles.saveRevision('a1', 'h1', aDraft())
      await records.articles.saveAssessment('a1', 'h1', anAssessment())
      await drained(records)
      await records.articles.saveRevision('a1', 'h1', aDraft({ collectedAt: minutes(1) }))
      await records.articles.saveAssessment('a1', 'h1', anAssessment())
      expect(await records.outbox.size()).toBe(0)
    })

    test('documents that could not be delivered stay', async (records) => {
      await records.articles.saveRevision('a1', 'h1', aDraft())
      const failing = records.outbox.drain(10, async () => {
        throw new Error('search store is down')
      })
      await expect(failing).rejects.toThrow('search store is down')
      expect(await drained(records)).toHaveLength(1)
    })

    test('a document changed during delivery stays for the next one, and its writer does not wait', async (records) => {
      await records.articles.saveRevision('a1', 'h1', aDraft())
      await records.outbox.drain(10, async () => {
        await records.articles.saveAssessment('a1', 'h1', anAssessment())
        return []
      })
      expect(await records.outbox.size()).toBe(1)
      expect(await drained(records)).toMatchObject([{ id: 'a1', decision: 'auto' }])
    })

    test('a batch holds as many documents as asked for, and the rest follows', async (records) => {
      for (let i = 0; i < 5; i++) {
        await records.articles.saveRevision(`a${i}`, 'h1', aDraft())
        await records.articles.saveAssessment(`a${i}`, 'h1', anAssessment())
      }
      const none = async () => []
      expect(await records.outbox.drain(3, none)).toBe(3)
      expect(await records.outbox.drain(3, none)).toBe(2)
      expect(await records.outbox.drain(3, none)).toBe(0)
    })

    test('two carriers at once share the work and leave nothing', async (records) => {
      for (let i = 0; i < 40; i++) await records.articles.saveRevision(`a${i}`, 'h1', aDraft())
      const carried: string[] = []
      const carry = async () => {
        const take = async (docs: CoverageDoc[]) => {
          carried.push(...docs.map(({ id }) => id))
          return []
        }
        while ((await records.outbox.drain(7, take)) > 0);
      }
      await Promise.all([carry(), carry()])
      expect(new Set(carried).size).toBe(40)
      expect(carried).toHaveLength(40)
      expect(await records.outbox.size()).toBe(0)
    })

    test('every article goes out again to fill an empty search store', async (records) => {
      for (let i = 0; i < 3; i++) await records.articles.saveRevision(`a${i}`, 'h1', aDraft())
      await drained(records)
      expect(await records.outbox.refill()).toBe(3)
      expect(await drained(records)).toHaveLength(3)
    })

    test('what waits already is not marked twice', async (records) => {
      for (let i = 0; i < 3; i++) await records.articles.saveRevision(`a${i}`, 'h1', aDraft())
      expect(await records.outbox.refill()).toBe(0)
      expect(await records.outbox.size()).toBe(3)
    })

    test('a refused document does not hold up the others, and is kept by name until it is taken', async (records) => {
      for (const id of ['a1', 'a2']) await records.articles.saveRevision(id, 'h1', aDraft())
      const poison = [{ id: 'a1', version: 1, reason: 'no number' }]
      expect(await records.outbox.drain(10, async () => poison)).toBe(2)
      expect(await records.outbox.size()).toBe(0)
      expect(await records.outbox.refused()).toEqual(poison)
      await records.articles.saveAssessment('a1', 'h1', anAssessment())
      await drained(records)
      expect(await records.outbox.refused()).toEqual([])
    })

    test('what a coverage store should hold is known by count and checksum', async (records) => {
      expect(await records.outbox.expected()).toEqual({ count: 0, checksum: '0000000000000000' })
      await records.articles.saveRevision('d1', 'h1', aDraft({ collectedAt: minutes(-60) }))
      await records.articles.saveRevision('d2', 'h1', aDraft({ collectedAt: minutes(0) }))
      expect(await records.outbox.expected()).toEqual({ count: 2, checksum: bothOnes })
      expect(await records.outbox.expected(minutes(-1))).toMatchObject({ count: 1 })
      await records.articles.saveAssessment('d1', 'h1', anAssessment())
      expect((await records.outbox.expected()).checksum).not.toBe(bothOnes)
    })
  })
}
