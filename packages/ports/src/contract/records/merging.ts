import type { Incident, Neighbour, Placement } from '@chudong/domain'
import { describe, expect } from 'vitest'
import type { Records, Regrouped } from '../../index.ts'
import { aDraft, anAssessment, aProposal, aSketch, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** How a regrouping went, as one word. */
export const whyOf = (done: Regrouped) => (done.ok ? 'ok' : done.why)

/** A judged article of its own wording, placed by `key` with what `decide` says. */
export async function placed(
  records: Records,
  articleId: string,
  key: string,
  decide: (near: Neighbour[]) => Placement,
) {
  await records.articles.saveRevision(
    articleId,
    'h1',
    aDraft({ url: `https://songque.example/${articleId}` }),
  )
  await records.articles.saveAssessment(articleId, 'h1', anAssessment())
  return records.events.place(aSketch({ articleId }), [key], decide)
}

/** Puts the article where it is told, whatever its neighbours. */
export const into =
  (eventId: string, duplicateOf: string | null = null) =>
  (): Placement => ({ eventId, duplicateOf, why: 'thử' })

/** Joins the event of the first neighbour. */
export const joining = (near: Neighbour[]): Placement => ({
  eventId: near[0]?.eventId ?? 'ev-khong-ai',
  duplicateOf: null,
  why: 'chung khóa',
})

/** An incident of the event that these articles make up, one key to each. */
export async function incidentOf(
  records: Records,
  eventId: string,
  articles: readonly string[],
  change: Partial<Parameters<typeof aProposal>[0]> = {},
): Promise<Incident> {
  for (const id of articles) await placed(records, id, id, into(eventId))
  const counted = { eventId, items: articles.length, turn: articles.length }
  return (await records.incidents.raise(aProposal({ ...counted, ...change }), morning)).incident
}

/** Ids of the articles in an event. */
export async function idsIn({ events }: Records, eventId: string): Promise<string[]> {
  return (await events.members(eventId)).map(({ articleId }) => articleId).sort()
}

const command = (id: string) => ({ id, actor: officer, at: minutes(9) })

/** What `IncidentRecords.merge` promises. */
export function mergingContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('merging incidents', () => {
    test('all items go to the other; each log names the other, and both ids stay', async (records) => {
      const { incidents } = records
      const old = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      const other = await incidentOf(records, 'ev-b', ['b1'], { title: 'Sự cố còn lại' })
      const done = await incidents.merge({ ...command(old.id), into: other.id, version: old.version })
      expect(done).toMatchObject({
        ok: true,
        incident: { id: old.id, state: 'merged', mergedInto: other.id, version: 2 },
        row: {
          kind: 'merged',
          actor: officer,
          data: { incident: other.id, title: 'Sự cố còn lại', items: 2 },
        },
        events: [{ eventId: 'ev-b', turn: 2 }],
      })
      expect(await idsIn(records, 'ev-b')).toEqual(['a1', 'a2', 'b1'])
      expect(await idsIn(records, 'ev-a')).toEqual([])
      expect(await incidents.get(old.id)).toMatchObject({ eventId: 'ev-a', mergedInto: other.id })
      expect(await incidents.get(other.id)).toMatchObject({ state: 'suspected', version: 2 })
      expect((await incidents.log(other.id)).at(-1)).toMatchObject({
        kind: 'merged-in',
        actor: officer,
        data: { incident: old.id, title: old.title, items: 2 },
      })
      const told = (await incidents.since(0, 100)).map(({ row }) => [row.incidentId, row.kind]).slice(-2)
      expect(told).toEqual([
        [old.id, 'merged'],
        [other.id, 'merged-in'],
      ])
    })

    test('the moved articles are carried to the coverage once more, in their new event', async (records) => {
      const old = await incidentOf(records, 'ev-a', ['a1', 'a2'])
      const other = await incidentOf(records, 'ev-b', ['b1'])
      await records.outbox.drain(10, async () => [])
      await records.incidents.merge({ ...command(old.id), into: other.id })
      const carried: [string, string | null][] = []
      await records.outbox.drain(10, async (docs) => {
        for (const { id, eventId } of docs) carried.push([id, eventId])
        return []
      })
      expect(carried.sort()).toEqual([
        ['a1', 'ev-b'],
        ['a2', 'ev-b'],
      ])
    })

    test('what is placed later beside the moved articles, and their revisions, belong to the other', async (records) => {
      const old = await incidentOf(records, 'ev-a', ['a1'])
      const other = await incidentOf(records, 'ev-b', ['b1'])
      await records.incidents.merge({ ...command(old.id), into: other.id })
      const later = await placed(records, 'a2', 'a1', joining)
      expect(later).toMatchObject({ eventId: 'ev-b', turn: 3 })
      await records.articles.saveRevision('a1', 'h2', aDraft({ text: 'Đã sửa.', collectedAt: minutes(20) }))
      const revised = aSketch({ articleId: 'a1', contentHash: 'h2' })
      const again = await records.events.place(revised, ['a1'], into('ev-a'))
      expect(again).toMatchObject({ eventId: 'ev-b', turn: 4 })
    })

    test('an event leads to the incident that has its items now, through merge after merge', async (records) => {
      const [a, b, c] = await threeIncidents(records)
      await records.incidents.merge({ ...command(a.id), into: b.id })
      await records.incidents.merge({ ...command(b.id), into: c.id })
      for (const eventId of ['ev-a', 'ev-b', 'ev-c'])
        expect((await records.incidents.ofEvent(eventId))?.id).toBe(c.id)
      expect(await idsIn(records, 'ev-c')).toEqual(['a1', 'b1', 'c1'])
      expect((await records.incidents.get(a.id))?.mergedInto).toBe(b.id)
    })

    test('the moment of grasping is the earlier of both, and the log says so only when it moves', async (records) => {
      const early = await incidentOf(records, 'ev-a', ['a1'], { graspedAt: minutes(-5) })
      const late = await incidentOf(records, 'ev-b', ['b1'], { graspedAt: minutes(3) })
      await records.incidents.merge({ ...command(early.id), into: late.id })
      expect((await records.incidents.get(late.id))?.graspedAt).toEqual(minutes(-5))
      const from = minutes(3).toISOString()
      expect((await records.incidents.log(late.id)).at(-1)?.data).toMatchObject({
        graspedAt: { from, to: minutes(-5).toISOString() },
      })
      const later = await incidentOf(records, 'ev-c', ['c1'], { graspedAt: minutes(7) })
      await records.incidents.merge({ ...command(later.id), into: late.id })
      expect((await records.incidents.get(late.id))?.graspedAt).toEqual(minutes(-5))
      expect((await records.incidents.log(late.id)).at(-1)?.data).not.toHaveProperty('graspedAt')
    })

    test('a merge that makes no sense is refused and changes nothing', async (records) => {
      const { incidents } = records
      const [a, b, c] = await threeIncidents(records)
      await incidents.dismiss({ ...command(c.id), reason: 'advice' })
      const merge = async (id: string, other: string, version?: number) =>
        whyOf(await incidents.merge({ ...command(id), into: other, ...(version && { version }) }))
      expect(await merge('SC-000000-0000', a.id)).toBe('unknown')
      expect(await merge(a.id, 'SC-000000-0000')).toBe('other-unknown')
      expect(await merge(a.id, a.id)).toBe('itself')
      expect(await merge(a.id, c.id)).toBe('other-over')
      expect(await merge(c.id, a.id)).toBe('wrong-state')
      expect(await merge(a.id, b.id, 7)).toBe('stale')
      expect(await idsIn(records, 'ev-a')).toEqual(['a1'])
      expect((await incidents.get(a.id))?.version).toBe(1)
    })

    test('who merges twice learns that it is merged; back again is refused as well', async (records) => {
      const [a, b, c] = await threeIncidents(records)
      const { incidents } = records
      await incidents.merge({ ...command(a.id), into: b.id })
      const again = await incidents.merge({ ...command(a.id), into: c.id, version: a.version })
      expect(again).toMatchObject({ ok: false, why: 'wrong-state', incident: { mergedInto: b.id } })
      expect(whyOf(await incidents.merge({ ...command(b.id), into: a.id }))).toBe('other-over')
      expect(whyOf(await incidents.merge({ ...command(c.id), into: a.id }))).toBe('other-over')
    })

    test('merges that cross end in one incident that has all items', async (records) => {
      const [a, b, c] = await threeIncidents(records)
      const pairs = [a, b, c].flatMap((one) =>
        [a, b, c].filter((two) => two !== one).map((two) => [one, two]),
      )
      await Promise.all(
        pairs.map(([one, two]) =>
          records.incidents.merge({ ...command(one?.id ?? ''), into: two?.id ?? '' }),
        ),
      )
      const left = (await records.incidents.list()).filter(({ state }) => state !== 'merged')
      expect(left).toHaveLength(1)
      expect(await idsIn(records, left[0]?.eventId ?? '')).toEqual(['a1', 'b1', 'c1'])
      for (const { eventId } of [a, b, c])
        expect((await records.incidents.ofEvent(eventId))?.id).toBe(left[0]?.id)
    })

    test('what is placed at the very moment of a merge is not left behind', async (records) => {
      const old = await incidentOf(records, 'ev-a', ['a0'])
      const other = await incidentOf(records, 'ev-b', ['b0'])
      const ids = Array.from({ length: 12 }, (_, i) => `n${i}`)
      const placing = ids.map((id) => placed(records, id, 'a0', joining))
      await Promise.all([...placing, records.incidents.merge({ ...command(old.id), into: other.id })])
      expect(await idsIn(records, 'ev-a')).toEqual([])
      expect(await idsIn(records, 'ev-b')).toEqual(['a0', 'b0', ...ids].sort())
    })

    test('who was told of the one is not told again of the other', async (records) => {
      const [a, b, c] = await threeIncidents(records)
      const message = (incidentId: string, key: string) => ({
        ...{ key, incidentId, channel: 'mail', at: minutes(1) },
        error: null,
      })
      await records.incidents.sent(message(a.id, `${a.id}-4-mail`))
      await records.incidents.sent({ ...message(a.id, `${a.id}-5-mail`), error: 'away' })
      await records.incidents.merge({ ...command(a.id), into: b.id })
      await records.incidents.merge({ ...command(b.id), into: c.id })
      expect(await records.incidents.intend(message(c.id, `${c.id}-4-mail`))).toBe(false)
      expect(await records.incidents.intend(message(c.id, `${c.id}-5-mail`))).toBe(true)
    })

    test('a late proposal for the event that is gone changes nothing; one for the other does', async (records) => {
      const old = await incidentOf(records, 'ev-a', ['a1'])
      const other = await incidentOf(records, 'ev-b', ['b1'])
      await records.incidents.merge({ ...command(old.id), into: other.id })
      const late = await records.incidents.raise(
        aProposal({ eventId: 'ev-a', severity: 5, turn: 9 }),
        minutes(10),
      )
      expect(late).toMatchObject({
        rows: [],
        created: false,
        incident: { id: old.id, state: 'merged', severity: 3 },
      })
      const anew = aProposal({ eventId: 'ev-b', items: 2, severity: 4, turn: 2 })
      const { rows, incident } = await records.incidents.raise(anew, minutes(10))
      expect(rows.map(({ kind }) => kind)).toEqual(['severity-changed', 'item-added'])
      expect(incident).toMatchObject({ id: other.id, items: 2, severity: 4 })
    })
  })
}

async function threeIncidents(records: Records): Promise<[Incident, Incident, Incident]> {
  return [
    await incidentOf(records, 'ev-a', ['a1']),
    await incidentOf(records, 'ev-b', ['b1']),
    await incidentOf(records, 'ev-c', ['c1']),
  ]
}
