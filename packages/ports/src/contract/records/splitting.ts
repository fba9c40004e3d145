import { describe, expect } from 'vitest'
import { aDraft, aProposal, aSketch, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { idsIn, incidentOf, into, joining, placed, whyOf } from './merging.ts'
import { type OpenRecords, recordsTest } from './open.ts'

const command = (id: string) => ({ id, actor: officer, at: minutes(9), newEventId: 'ev-moi' })

/** What `IncidentRecords.split` promises. */
export function splittingContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('splitting an incident', () => {
    test('the marked item goes into an event of its own with its reprints, and theirs', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await placed(records, 'a3', 'a3', into('ev-a', 'a2'))
      await placed(records, 'a4', 'a4', into('ev-a', 'a3'))
      const done = await records.incidents.split({ ...command(incident.id), articleIds: ['a2'] })
      expect(done).toMatchObject({
        ok: true,
        incident: { id: incident.id, items: 1, version: 2, state: 'suspected' },
        row: { kind: 'split', actor: officer, data: { items: 3, eventId: 'ev-moi' } },
        events: [
          { eventId: 'ev-a', turn: 5 },
          { eventId: 'ev-moi', turn: 1 },
        ],
      })
      expect(await idsIn(records, 'ev-a')).toEqual(['a1'])
      const moved = await records.events.members('ev-moi')
      expect(Object.fromEntries(moved.map((one) => [one.articleId, one.duplicateOf]))).toEqual({
        a2: null,
        a3: 'a2',
        a4: 'a3',
      })
      expect(await records.incidents.ofEvent('ev-moi')).toBeNull()
    })

    test('a reprint that is split off alone is an item of its own from then on', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1'])
      await placed(records, 'a2', 'a2', into('ev-a', 'a1'))
      await records.incidents.split({ ...command(incident.id), articleIds: ['a2'] })
      expect(await records.events.members('ev-moi')).toMatchObject([{ articleId: 'a2', duplicateOf: null }])
    })

    test('a moved article stays through its revisions, and what is like it follows', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await records.incidents.split({ ...command(incident.id), articleIds: ['a2'] })
      await records.articles.saveRevision('a2', 'h2', aDraft({ text: 'Đã sửa.', collectedAt: minutes(20) }))
      const revised = aSketch({ articleId: 'a2', contentHash: 'h2' })
      expect(await records.events.place(revised, ['a2'], into('ev-a'))).toMatchObject({
        eventId: 'ev-moi',
        turn: 2,
      })
      expect(await placed(records, 'a3', 'a2', joining)).toMatchObject({ eventId: 'ev-moi', turn: 3 })
    })

    test('the moved articles are carried to the coverage in their new event', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await records.outbox.drain(10, async () => [])
      await records.incidents.split({ ...command(incident.id), articleIds: ['a2'] })
      const carried: [string, string | null][] = []
      await records.outbox.drain(10, async (docs) => {
        for (const { id, eventId } of docs) carried.push([id, eventId])
        return []
      })
      expect(carried).toEqual([['a2', 'ev-moi']])
    })

    test('some item has to be left, and what is marked has to be there', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await placed(records, 'a3', 'a3', into('ev-a', 'a1'))
      await incidentOf(records, 'ev-b', ['b1'])
      const split = async (...articleIds: string[]) =>
        whyOf(await records.incidents.split({ ...command(incident.id), articleIds }))
      expect(await split('a1', 'a2', 'a3')).toBe('all-items')
      expect(await split('a1', 'a2')).toBe('all-items')
      expect(await split('a2', 'b1')).toBe('not-its-items')
      expect(await split()).toBe('not-its-items')
      const stale = { ...command(incident.id), articleIds: ['a2'], version: 7 }
      expect(whyOf(await records.incidents.split(stale))).toBe('stale')
      const unknown = { ...command('SC-000000-0000'), articleIds: ['a2'] }
      expect(whyOf(await records.incidents.split(unknown))).toBe('unknown')
      await records.incidents.dismiss({ ...command(incident.id), reason: 'advice' })
      expect(await split('a2')).toBe('wrong-state')
      expect(await idsIn(records, 'ev-a')).toEqual(['a1', 'a2', 'a3'])
    })

    test('when the new event is raised, each log names the other incident', async (records) => {
      const { incidents } = records
      const old = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await incidents.split({ ...command(old.id), articleIds: ['a2'] })
      const raised = await incidents.raise(aProposal({ eventId: 'ev-moi', title: 'Việc khác' }), minutes(10))
      expect(raised.rows).toMatchObject([
        { kind: 'created' },
        { kind: 'split-from', data: { incident: old.id, title: old.title } },
      ])
      expect((await incidents.log(old.id)).slice(-2)).toMatchObject([
        { kind: 'split' },
        { kind: 'split-raised', data: { incident: raised.incident.id, title: 'Việc khác' } },
      ])
    })

    test('the moment of grasping is that of the items that stay, never after somebody took it', async (records) => {
      const first = aDraft({ url: 'https://songque.example/som', collectedAt: minutes(-9) })
      await records.articles.saveRevision('a0', 'h1', first)
      await placed(records, 'a0', 'a0', into('ev-a'))
      const grasped = { graspedAt: minutes(-9) }
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'], { ...grasped, items: 3, turn: 3 })
      const done = await records.incidents.split({ ...command(incident.id), articleIds: ['a0'] })
      expect(done.incident?.graspedAt).toEqual(morning)
      expect(done.ok && done.row.data.graspedAt).toEqual({
        from: minutes(-9).toISOString(),
        to: morning.toISOString(),
      })
    })

    test('a proposal from before the split does not bring the items back', async (records) => {
      const incident = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await records.incidents.split({ ...command(incident.id), articleIds: ['a2'] })
      const late = await records.incidents.raise(
        aProposal({ eventId: 'ev-a', items: 2, turn: 2 }),
        minutes(10),
      )
      expect(late).toMatchObject({ rows: [], incident: { items: 1 } })
      const anew = aProposal({ eventId: 'ev-a', items: 1, cases: 3, turn: 3 })
      const { rows } = await records.incidents.raise(anew, minutes(11))
      expect(rows).toMatchObject([{ kind: 'facts-changed', data: { cases: { from: 12, to: 3 } } }])
    })

    test('items that were split off come back when their incident is merged', async (records) => {
      const old = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      await records.incidents.split({ ...command(old.id), articleIds: ['a2'] })
      const { incident } = await records.incidents.raise(aProposal({ eventId: 'ev-moi' }), minutes(10))
      const back = await records.incidents.merge({ ...command(incident.id), into: old.id })
      expect(back).toMatchObject({ ok: true, events: [{ eventId: 'ev-a', turn: 4 }] })
      expect(await idsIn(records, 'ev-a')).toEqual(['a1', 'a2'])
    })
  })
}
