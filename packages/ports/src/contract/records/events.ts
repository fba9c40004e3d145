import type { Neighbour, Placement, Sketch } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Records } from '../../index.ts'
import { aDraft, anAssessment, aProposal, aSketch, aSource, minutes, morning } from '../fixtures.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** Joins the event of the first neighbour, or founds one of its own. */
const joinFirst =
  (articleId: string) =>
  (near: Neighbour[]): Placement => ({
    eventId: near[0]?.eventId ?? `ev-${articleId}`,
    duplicateOf: null,
    why: near[0] ? 'chung khóa' : 'mới',
  })

async function store({ articles }: Records, id: string, change = {}) {
  await articles.saveRevision(id, 'h1', aDraft(change))
  await articles.saveAssessment(id, 'h1', anAssessment())
}

/** The article gets a second wording, "h2". */
async function revise({ articles }: Records, id: string) {
  await articles.saveRevision(id, 'h2', aDraft({ text: 'Đã sửa.', collectedAt: minutes(1) }))
}

const summary = {
  id: 'ev-1',
  title: 'Ngộ độc ở Bắc Ninh',
  firstPublishedAt: minutes(-30),
  lastPublishedAt: minutes(-10),
  graspedAt: morning,
  type: 'food-poisoning' as const,
  severity: 4,
  province: 'Bắc Ninh',
  diseases: [],
  cases: 32,
  deaths: null,
  items: 3,
  independentItems: 2,
  sources: 2,
  turn: 3,
}

/** What `EventRecords` promises. */
export function eventsContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('events', () => {
    test('a stored sketch is given back whole to those that share a key', async (records) => {
      await store(records, 'a1')
      await store(records, 'a2')
      const first = aSketch({ terms: ['cong nhan', 'ngo doc'], diseases: ['tả'] })
      await records.events.place(first, ['k1', 'k2'], () => ({
        eventId: 'ev-1',
        duplicateOf: null,
        why: 'mới',
      }))
      expect(await seenBy(records, aSketch({ articleId: 'a2' }), ['k2', 'k9'])).toEqual([
        { ...first, eventId: 'ev-1', duplicateOf: null },
      ])
    })

    test('articles without a common key, and those a month apart, are no neighbours', async (records) => {
      for (const id of ['a1', 'a2', 'a3', 'a4']) await store(records, id)
      await records.events.place(aSketch({ articleId: 'a1' }), ['k1'], joinFirst('a1'))
      const old = aSketch({ articleId: 'a2', at: minutes(-60 * 24 * 31) })
      await records.events.place(old, ['k2'], joinFirst('a2'))
      expect(await seenBy(records, aSketch({ articleId: 'a3' }), ['k2', 'k3'])).toEqual([])
    })

    test('those that share most keys come first', async (records) => {
      for (const id of ['a1', 'a2', 'a3']) await store(records, id)
      const alone = (id: string) => () => ({ eventId: `ev-${id}`, duplicateOf: null, why: 'mới' })
      await records.events.place(aSketch({ articleId: 'a1' }), ['k1', 'k2'], alone('a1'))
      await records.events.place(aSketch({ articleId: 'a2', at: minutes(-1) }), ['k1'], alone('a2'))
      const near = await seenBy(records, aSketch({ articleId: 'a3' }), ['k1', 'k2'])
      expect(near.map(({ articleId }) => articleId)).toEqual(['a1', 'a2'])
    })

    test('the same revision placed again stays where it is, without a new decision, in a turn of its own', async (records) => {
      await store(records, 'a1')
      const placed = await records.events.place(aSketch(), ['k'], joinFirst('a1'))
      const again = await records.events.place(aSketch(), ['k'], () => {
        throw new Error('decided twice')
      })
      expect(again).toEqual({ ...placed, turn: 2 })
    })

    test('an article stays in its event through its revisions', async (records) => {
      await store(records, 'a1')
      await records.events.place(aSketch(), ['k'], joinFirst('a1'))
      const elsewhere = { eventId: 'ev-khac', duplicateOf: null, why: 'khác' }
      await revise(records, 'a1')
      const placed = await records.events.place(aSketch({ contentHash: 'h2' }), ['k'], () => elsewhere)
      expect(placed.eventId).toBe('ev-a1')
    })

    test('a wording that comes late never takes the place of a newer one', async (records) => {
      await store(records, 'a1')
      await store(records, 'a2')
      await revise(records, 'a1')
      const newer = aSketch({ contentHash: 'h2', title: 'Tiêu đề đã sửa' })
      const placed = await records.events.place(newer, ['k2'], joinFirst('a1'))
      const late = await records.events.place(aSketch(), ['k1'], () => {
        throw new Error('decided anew')
      })
      expect(late).toEqual({ ...placed, turn: 2 })
      expect(await seenBy(records, aSketch({ articleId: 'a2' }), ['k1', 'k2'])).toEqual([
        { ...newer, eventId: 'ev-a1', duplicateOf: null },
      ])
    })

    test('an article without an event may find one through a revision', async (records) => {
      await store(records, 'a1')
      await records.events.place(aSketch(), ['k'], () => ({ eventId: null, duplicateOf: null, why: 'không' }))
      await revise(records, 'a1')
      const placed = await records.events.place(aSketch({ contentHash: 'h2' }), ['k'], joinFirst('a1'))
      expect(placed.eventId).toBe('ev-a1')
    })

    test('the same wording may found an event when it is judged again, as of a claim that was entered after it', async (records) => {
      await store(records, 'a1')
      const nothing = aSketch({ incident: false })
      await records.events.place(nothing, ['k'], () => ({ eventId: null, duplicateOf: null, why: 'không' }))
      const placed = await records.events.place(aSketch(), ['k'], joinFirst('a1'))
      expect(placed.eventId).toBe('ev-a1')
    })

    test('what another judgement says of the same wording is what its neighbours see', async (records) => {
      await store(records, 'a1')
      await store(records, 'a2')
      await records.events.place(aSketch(), ['k'], joinFirst('a1'))
      expect(await seenBy(records, aSketch({ articleId: 'a2' }), ['k'])).toMatchObject([{ incident: true }])
      const anew = aSketch({ province: 'Huế', type: 'outbreak', incident: false })
      const placed = await records.events.place(anew, ['k'], () => {
        throw new Error('decided twice')
      })
      expect(placed).toMatchObject({ eventId: 'ev-a1', turn: 2 })
      expect(await seenBy(records, aSketch({ articleId: 'a2' }), ['k'])).toEqual([
        { ...anew, eventId: 'ev-a1', duplicateOf: null },
      ])
    })

    test('two articles are never each other’s reprint', async (records) => {
      await store(records, 'a1')
      await store(records, 'a2')
      await records.events.place(aSketch(), ['k'], () => ({ eventId: null, duplicateOf: null, why: '' }))
      const reprint = { eventId: 'ev-2', duplicateOf: 'a1', why: '' }
      await records.events.place(aSketch({ articleId: 'a2' }), ['k'], () => reprint)
      const circle = { eventId: 'ev-2', duplicateOf: 'a2', why: '' }
      await revise(records, 'a1')
      const placed = await records.events.place(aSketch({ contentHash: 'h2' }), ['k'], () => circle)
      expect(placed).toMatchObject({ eventId: 'ev-2', duplicateOf: null })
    })

    test('twenty first reports at the same moment found one event', async (records) => {
      const ids = Array.from({ length: 20 }, (_, i) => `a${i}`)
      for (const id of ids) await store(records, id)
      const placed = await Promise.all(
        ids.map((id) => records.events.place(aSketch({ articleId: id }), ['k'], joinFirst(id))),
      )
      expect(new Set(placed.map(({ eventId }) => eventId)).size).toBe(1)
    })

    test('members are the judged articles, oldest first, in their newest revision', async (records) => {
      await store(records, 'a1', { publishedAt: minutes(-10) })
      await store(records, 'a2', { publishedAt: minutes(-50) })
      await records.articles.saveRevision('a3', 'h1', aDraft())
      for (const id of ['a1', 'a2', 'a3'])
        await records.events.place(aSketch({ articleId: id }), ['k'], () => ({
          eventId: 'ev-1',
          duplicateOf: id === 'a1' ? 'a2' : null,
          why: '',
        }))
      const edit = aDraft({ title: 'Đã sửa', collectedAt: minutes(9), publishedAt: null })
      await records.articles.saveRevision('a2', 'h2', edit)
      const members = await records.events.members('ev-1')
      expect(members).toMatchObject([
        { articleId: 'a2', revision: 2, title: 'Đã sửa', collectedAt: morning, duplicateOf: null },
        { articleId: 'a1', revision: 1, publishedAt: minutes(-10), duplicateOf: 'a2' },
      ])
      expect(members[1]?.assessment).toEqual(anAssessment())
      expect(await records.events.members('khong-co')).toEqual([])
    })

    test('two listings of one newspaper are one outlet; without a known owner each source is its own', async (records) => {
      const owner = 'Cơ quan Báo Sông Quê'
      await records.sources.save([aSource({ owner }), aSource({ id: 'so-do-tin', owner })])
      const places = [
        ['a1', { sourceId: 'bao-song-que', url: 'https://songque.example/1' }],
        ['a2', { sourceId: 'so-do-tin', url: 'https://songque.example/2' }],
        ['a3', { sourceId: 'trang-hoi-me', url: null }],
        ['a4', { sourceId: 'trang-xom-cho', url: null }],
      ] as const
      for (const [id, change] of places) {
        await store(records, id, change)
        await records.events.place(aSketch({ articleId: id }), ['k'], joinFirst(id))
      }
      const outlets = (await records.events.members('ev-a1')).map((member) => member.outlet)
      expect(outlets).toHaveLength(4)
      expect(new Set(outlets).size).toBe(3)
    })

    test('turns of an event are counted from 1, each event by itself; none without an event', async (records) => {
      for (const id of ['a1', 'a2', 'a3', 'a4']) await store(records, id)
      const turnOf = async (articleId: string, key: string) =>
        (await records.events.place(aSketch({ articleId }), [key], joinFirst(articleId))).turn
      expect([await turnOf('a1', 'k'), await turnOf('a2', 'k'), await turnOf('a3', 'khac')]).toEqual([
        1, 2, 1,
      ])
      const alone = { eventId: null, duplicateOf: null, why: '' }
      const placed = await records.events.place(aSketch({ articleId: 'a4' }), ['a4'], () => alone)
      expect(placed.turn).toBe(0)
      expect((await records.events.place(aSketch({ articleId: 'a4' }), ['a4'], () => alone)).turn).toBe(0)
      const turns = (await records.events.members('ev-a1')).map((member) => [member.articleId, member.turn])
      expect(Object.fromEntries(turns)).toEqual({ a1: 1, a2: 2 })
    })

    test('incidents of one affair find each other, whichever item came later', async (records) => {
      for (const id of ['a1', 'a2', 'a3']) await store(records, id)
      const put = (id: string, eventId: string, related: Placement['related'] = null) =>
        records.events.place(aSketch({ articleId: id }), [id], () => ({
          eventId,
          duplicateOf: null,
          why: '',
          related,
        }))
      await put('a1', 'ev-1')
      await put('a2', 'ev-2', { articleId: 'a1', names: ['lumi kids', 'kids plus'] })
      await put('a3', 'ev-1', { articleId: 'a1', names: ['hai minh'] })
      const raid = await records.incidents.raise(aProposal({ eventId: 'ev-1', title: 'Xưởng' }), minutes(1))
      expect(await records.incidents.related('ev-1')).toEqual([])
      const recall = await records.incidents.raise(
        aProposal({ eventId: 'ev-2', title: 'Thu hồi' }),
        minutes(2),
      )
      const names = ['lumi kids', 'kids plus']
      expect(await records.incidents.related('ev-1')).toMatchObject([
        { id: recall.incident.id, title: 'Thu hồi', names },
      ])
      expect(await records.incidents.related('ev-2')).toMatchObject([
        { id: raid.incident.id, title: 'Xưởng', names },
      ])
    })

    test('twenty placements at the same moment have twenty turns', async (records) => {
      const ids = Array.from({ length: 20 }, (_, i) => `a${i}`)
      for (const id of ids) await store(records, id)
      const placed = await Promise.all(
        ids.map((id) => records.events.place(aSketch({ articleId: id }), ['k'], joinFirst(id))),
      )
      expect(placed.map(({ turn }) => turn).sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1))
    })

    test('a summary of an earlier turn never replaces a later one', async ({ events }) => {
      await events.saveSummary(summary)
      await events.saveSummary({ ...summary, turn: 2, title: 'Cũ' })
      expect(await events.get('ev-1')).toEqual(summary)
      await events.saveSummary({ ...summary, cases: 35 })
      await events.saveSummary({ ...summary, items: 2, turn: 4, title: 'Mới' })
      expect(await events.get('ev-1')).toMatchObject({ title: 'Mới', items: 2 })
      expect(await events.get('khong-co')).toBeNull()
    })
  })
}

async function seenBy({ events }: Records, sketch: Sketch, keys: string[]): Promise<Neighbour[]> {
  let seen: Neighbour[] = []
  await events.place(sketch, keys, (near) => {
    seen = near
    return { eventId: null, duplicateOf: null, why: '' }
  })
  return seen
}
