import { type ArticleDraft, ArticleDraft as Draft, RumourView } from '@chudong/domain'
import { receive } from '@chudong/pipeline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProgram, openDeskProgram } from '../support/desk-program.ts'
import { until } from '../support/until.ts'

const said = 'Trạm bơm Gò Sậy bị đổ thuốc trừ sâu, 7 em nhỏ uống nước máy đã bị liệt chân.'
const rest =
  'Bà con trong ấp ai còn nước trong lu thì để dành nấu cơm, đừng mở vòi cho con nít tắm mấy bữa nay nghe chưa.'

let desk: DeskProgram

beforeAll(async () => {
  desk = await openDeskProgram()
})
afterAll(() => desk?.close())

function post(number: number, change: Partial<ArticleDraft> = {}): ArticleDraft {
  const at = new Date(Date.now() - (10 - number) * 60_000)
  return Draft.parse({
    sourceId: number % 2 === 0 ? 'hoi-me' : 'xom-cho',
    sourceName: 'Một trang',
    tier: 'social',
    kind: 'post',
    url: `https://trang.example/${number}`,
    text: `Mọi người ơi, lần thứ ${number} nha! ${said} ${rest}`,
    publishedAt: at,
    collectedAt: at,
    ...change,
  })
}

async function rumours(cookie: string): Promise<RumourView[]> {
  const answer = await desk.ask('/rumours', cookie)
  expect(answer.status).toBe(200)
  return RumourView.array().parse(await answer.json())
}

test('an analyst sees posts that pages pass on, by the sentence to check first; a newspaper’s copy ends it', async () => {
  const analyst = await desk.person('analyst')
  expect(await rumours(analyst)).toEqual([])
  await receive(desk.solo.world.queue, [post(1), post(2), post(3)], false)
  await until('the chain is there', async () => (await rumours(analyst))[0]?.copies === 3)
  const [rumour] = await rumours(analyst)
  expect(rumour).toMatchObject({ lastDay: 3, dayBefore: 0, officialItems: 0, sourceCount: 2 })
  expect(rumour?.sentence?.text).toBe(said)
  expect(rumour?.sentence?.reasons.length).toBeGreaterThan(0)
  expect((await desk.ask('/rumours?limit=0', analyst)).status).toBe(400)
  const paper = { sourceId: 'bao-song-que', tier: 'mainstream', kind: 'article' } as const
  await receive(desk.solo.world.queue, [post(4, paper)], false)
  await until('the newspaper has it', async () => (await rumours(analyst)).length === 0)
}, 120_000)
