import { type FeedMessage, Incident, IncidentView } from '@chudong/domain'
import { newEventId, regroup, stages } from '@chudong/pipeline'
import type { Channel } from '@chudong/ports'
import { verifyAudit } from '@chudong/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProgram, openDeskProgram } from '../support/desk-program.ts'
import { until } from '../support/until.ts'

let desk: DeskProgram
let admin: string

beforeAll(async () => {
  desk = await openDeskProgram()
  admin = desk.admin
})
afterAll(() => desk?.close())

const send: DeskProgram['send'] = (...given) => desk.send(...given)

async function view(id: string): Promise<IncidentView> {
  return IncidentView.parse(await (await desk.ask(`/incidents/${id}`, admin)).json())
}

/** Tells the desk of people ill in a place, and waits for the whole incident. */
async function raised(place: string, ill: number): Promise<IncidentView> {
  const title = `${ill} học sinh ở ${place} nhập viện sau bữa trưa`
  const text = `Chiều nay ${ill} học sinh một trường tiểu học ở ${place} nhập viện cấp cứu vì nôn, đau bụng sau bữa trưa bán trú, nghi ngộ độc thực phẩm.`
  expect((await send('/entries', admin, { kind: 'officer', title, text })).status).toBe(202)
  let found: Incident | undefined
  await until(`an incident in ${place} is raised and summed up`, async () => {
    const list = Incident.array().parse(await (await desk.ask('/incidents', admin)).json())
    found = list.find((one) => one.title.includes(place))
    return found !== undefined && (await desk.ask(`/incidents/${found.id}`, admin)).status === 200
  })
  return view(found?.id ?? '')
}

/** What the live feed has told since a row. */
async function toldSince(seq: number): Promise<FeedMessage[]> {
  return desk.solo.world.records.incidents.since(seq, 100)
}

const kinds = ({ log }: IncidentView) => log.map(({ kind }) => kind)

test('who may merge and split: duty officers and administrators', async () => {
  const [one, other] = [await raised('Cao Bằng', 41), await raised('Lạng Sơn', 42)]
  const merge = `/incidents/${one.incident.id}/merge`
  const split = `/incidents/${one.incident.id}/split`
  const articleIds = one.members.map(({ articleId }) => articleId)
  for (const role of ['analyst', 'spokesperson', 'duty-officer'] as const) {
    const cookie = await desk.person(role)
    const may = role === 'duty-officer'
    expect([role, (await desk.ask(`/incidents/${one.incident.id}/merge-targets`, cookie)).status]).toEqual([
      role,
      200,
    ])
    expect([role, (await send(split, cookie, { articleIds })).status]).toEqual([role, may ? 409 : 403])
    const merged = await send(merge, cookie, { into: other.incident.id })
    expect([role, merged.status]).toEqual([role, may ? 200 : 403])
  }
})

test('two incidents become one: its numbers are summed up anew, both ids stay, and both logs and the audit say who did it', async () => {
  const [old, kept] = [await raised('Sơn La', 38), await raised('Điện Biên', 63)]
  const { id, version } = old.incident
  const before = await desk.solo.world.records.incidents.latestSeq()
  const targets = await desk.ask(`/incidents/${id}/merge-targets`, admin)
  const offered = Incident.array().parse(await targets.json())
  expect(offered.map((one) => one.id)).toContain(kept.incident.id)
  expect(offered.map((one) => one.id)).not.toContain(id)
  expect(offered.map((one) => one.raisedAt.getTime())).toEqual(
    offered.map((one) => one.raisedAt.getTime()).sort((a, b) => b - a),
  )

  const answer = await send(`/incidents/${id}/merge`, admin, { into: kept.incident.id, version })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ id, state: 'merged', mergedInto: kept.incident.id })
  await until('it is summed up', async () => (await view(kept.incident.id)).incident.items === 2)

  const gone = await view(id)
  expect(gone).toMatchObject({ incident: { mergedInto: kept.incident.id }, members: [] })
  expect(gone.log.at(-1)).toMatchObject({ kind: 'merged', actor: { kind: 'person' } })
  const now = await view(kept.incident.id)
  expect(now.members).toHaveLength(2)
  expect(now.incident.graspedAt).toEqual(old.incident.graspedAt)
  expect(kinds(now)).toEqual(expect.arrayContaining(['merged-in', 'item-added']))
  const told = (await toldSince(before)).map(({ row }) => `${row.incidentId} ${row.kind}`)
  expect(told).toEqual(expect.arrayContaining([`${id} merged`, `${kept.incident.id} merged-in`]))
  const url = desk.config.databaseUrl ?? ''
  expect((await verifyAudit({ url, applicationName: 'test' })).brokenAt).toBeNull()
})

test('a merge that cannot be is refused with a code for programs and a sentence for people', async () => {
  const [a, b, c] = [await raised('Hà Giang', 31), await raised('Bạc Liêu', 32), await raised('Gia Lai', 33)]
  const merge = async (id: string, into: string) => {
    const answer = await send(`/incidents/${id}/merge`, admin, { into })
    return { status: answer.status, ...((await answer.json()) as object) }
  }
  await merge(a.incident.id, b.incident.id)
  expect(await merge(a.incident.id, c.incident.id)).toMatchObject({
    status: 409,
    code: 'already-merged',
    message: `Sự cố này đã được gộp vào ${b.incident.id}.`,
  })
  expect(await merge(c.incident.id, a.incident.id)).toMatchObject({ status: 409, code: 'not-mergeable' })
  expect(await merge(c.incident.id, c.incident.id)).toMatchObject({ status: 409, code: 'not-mergeable' })
  expect(await merge(c.incident.id, 'SC-000000-0000')).toMatchObject({ status: 404, code: 'not-found' })
  expect(await merge('SC-000000-0000', c.incident.id)).toMatchObject({ status: 404, code: 'not-found' })
  expect(await merge(c.incident.id, 'SC\u0000')).toMatchObject({ status: 400, code: 'bad-request' })
  expect((await send(`/incidents/${a.incident.id}/acknowledge`, admin, {})).status).toBe(409)
})

test('an item that belongs elsewhere gets an event of its own, which the 3C rule raises anew', async () => {
  const [mixed, other] = [await raised('Quảng Ninh', 51), await raised('Cần Thơ', 52)]
  const { id } = mixed.incident
  await send(`/incidents/${other.incident.id}/merge`, admin, { into: id })
  await until('both items are in', async () => (await view(id)).incident.items === 2)
  const [stranger] = other.members
  const all = (await view(id)).members.map(({ articleId }) => articleId)
  expect(await (await send(`/incidents/${id}/split`, admin, { articleIds: all })).json()).toMatchObject({
    code: 'all-items',
  })
  expect(
    await (await send(`/incidents/${id}/split`, admin, { articleIds: ['khong-co'] })).json(),
  ).toMatchObject({
    code: 'not-its-items',
  })
  const articleIds = [stranger?.articleId ?? '']
  const answer = await send(`/incidents/${id}/split`, admin, { articleIds })
  expect(await answer.json()).toMatchObject({ id, items: 1, state: 'suspected' })

  await until('both logs name the other', async () => kinds(await view(id)).includes('split-raised'))
  const left = await view(id)
  expect(left.members.map(({ articleId }) => articleId)).toEqual(
    mixed.members.map(({ articleId }) => articleId),
  )
  expect(left.log.find(({ kind }) => kind === 'split')).toMatchObject({
    actor: { kind: 'person' },
    data: { items: 1, titles: [stranger?.title] },
  })
  const newId = String(left.log.at(-1)?.data.incident)
  expect([mixed.incident.id, other.incident.id]).not.toContain(newId)
  const founded = await view(newId)
  expect(founded.members.map((one) => one.articleId)).toEqual(articleIds)
  expect(founded.incident).toMatchObject({ state: 'suspected', cases: 52 })
  expect(founded.log.find(({ kind }) => kind === 'split-from')?.data.incident).toBe(id)
  await until('the rest is summed up', async () => (await view(id)).incident.cases === 51)
})

test('people are not told of an incident that was merged while its alert waited', async () => {
  const [old, kept] = [await raised('Thái Nguyên', 34), await raised('Nghệ An', 35)]
  await send(`/incidents/${old.incident.id}/merge`, admin, { into: kept.incident.id })
  const told: string[] = []
  const channel: Channel = {
    name: 'kept',
    send: async ({ key }) => void told.push(key),
    close: async () => {},
  }
  const { ports } = desk.solo.world
  const here = { ports: { ...ports, channels: [channel] }, report: () => {}, atOnce: new Map() }
  const notify = stages.find(({ topic }) => topic === 'incident.raised')
  for (const { incident } of [old, kept]) {
    const payload = { incidentId: incident.id, severity: 5 }
    const job = { key: incident.id, payload, attempt: 1, trace: null }
    await notify?.run(job, { ...here, guard: (work) => work() })
  }
  expect(told).toEqual([expect.stringContaining(kept.incident.id)])
})

test('a process that ends right after the change leaves the summing up behind as a job', async () => {
  const { queue } = desk.solo.world
  const before = (await queue.depth('event.updated')).delayed
  const ended = regroup(queue, [newEventId(), newEventId()], () => Promise.reject(new Error('ended')))
  await expect(ended).rejects.toThrow('ended')
  expect((await queue.depth('event.updated')).delayed).toBeGreaterThanOrEqual(before + 2)
})
