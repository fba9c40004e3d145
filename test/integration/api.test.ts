import { DeskState, type Incident, Incident as IncidentSchema } from '@chudong/domain'
import type { Solo } from '@chudong/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProgram, openDeskProgram, own } from '../support/desk-program.ts'
import { until } from '../support/until.ts'

let desk: DeskProgram
let solo: Solo
let admin: string

beforeAll(async () => {
  desk = await openDeskProgram()
  ;({ solo, admin } = desk)
})
afterAll(() => desk?.close())

const ask: DeskProgram['ask'] = (...given) => desk.ask(...given)
const send: DeskProgram['send'] = (...given) => desk.send(...given)
const person: DeskProgram['person'] = (role) => desk.person(role)

/** Tells the desk of 41 people ill in a place, and waits for the incident. */
async function raised(place: string): Promise<Incident> {
  const text = `Chiều nay 41 học sinh một trường tiểu học ở ${place} nhập viện cấp cứu vì nôn, đau bụng sau bữa trưa bán trú, nghi ngộ độc thực phẩm.`
  const answer = await send('/entries', admin, {
    kind: 'officer',
    title: `41 học sinh ở ${place} nhập viện sau bữa trưa`,
    text,
  })
  expect(answer.status).toBe(202)
  let found: Incident | undefined
  await until(`an incident in ${place} is raised`, async () => {
    const list = IncidentSchema.array().parse(await (await ask('/incidents', admin)).json())
    found = list.find((incident) => incident.title.includes(place))
    return found !== undefined
  })
  if (!found) throw new Error('not raised')
  return found
}

test('without signing in, no address of the desk answers', async () => {
  const document = (await (await ask('/openapi.json', admin)).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const routes = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => ({ path, verb })),
  )
  expect(routes.length).toBeGreaterThanOrEqual(18)
  for (const { path, verb } of routes) {
    if (verb === 'post' && path.endsWith('/session')) continue
    const answer = await fetch(
      `${solo.address}${path.replaceAll(/\{\w+\}/g, 'x').replace(/^(?!\/api)/, '/api')}`,
      {
        method: verb.toUpperCase(),
        headers: own,
        body: verb === 'get' ? undefined : '{}',
      },
    )
    expect([`${verb} ${path}`, answer.status]).toEqual([`${verb} ${path}`, 401])
  }
})

test('the start link signs in once', async () => {
  const again = await fetch(solo.welcome?.link ?? '', { redirect: 'manual' })
  expect(again.headers.get('set-cookie')).toBeNull()
  expect(again.headers.get('location')).toContain('/dang-nhap')
})

test('a wrong password is refused, and after eight of them the account waits', async () => {
  const attempt = (tried: string) =>
    fetch(`${solo.address}/api/session`, {
      method: 'POST',
      headers: own,
      body: JSON.stringify({ email: 'ai-do@example.vn', password: tried }),
    })
  for (let i = 0; i < 8; i++) expect((await attempt(`sai-${i}`)).status).toBe(401)
  const blocked = await attempt('sai-9')
  expect(blocked.status).toBe(429)
  expect(await blocked.json()).toMatchObject({
    code: 'too-many',
    message: expect.stringContaining('10 phút'),
  })
})

test('a page of another site cannot write in an officer’s name', async () => {
  const forged = await ask('/entries', admin, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(forged.status).toBe(403)
})

test('broken and oversized bodies are refused in the user’s words', async () => {
  const broken = await ask('/entries', admin, { method: 'POST', headers: own, body: '{"kind":' })
  expect(broken.status).toBe(400)
  const short = await send('/entries', admin, { kind: 'officer', text: 'ngắn' })
  expect(await short.json()).toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining('ít nhất 10 ký tự'),
  })
  const huge = await ask('/entries', admin, {
    method: 'POST',
    headers: { ...own, connection: 'close' },
    body: JSON.stringify({ kind: 'officer', text: 'x'.repeat(400_000) }),
  })
  expect(huge.status).toBe(413)
})

test('an officer’s entry becomes an incident that shows on the live feed, and a reader who was away misses nothing', async () => {
  const live = await openFeed()
  const incident = await raised('Cao Bằng')
  const seen = await live.next((message) => message.incident.id === incident.id)
  live.close()
  const other = await raised('Lai Châu')
  const back = await openFeed(seen.seq)
  const missed = await back.next((message) => message.incident.id === other.id)
  back.close()
  expect(missed.seq).toBeGreaterThan(seen.seq)
})

test('the live feed ends with the session of who reads it', async () => {
  const analyst = await person('spokesperson')
  const { body } = await ask('/feed', analyst)
  const reader = body?.getReader()
  await reader?.read()
  await ask('/session', analyst, { method: 'DELETE', headers: own })
  const ended = async () => {
    for (;;) if ((await reader?.read())?.done) return true
  }
  expect(await ended()).toBe(true)
}, 40_000)

test('hundreds of passwords tried at once are counted as tries', async () => {
  const body = JSON.stringify({ email: 'ai-do@vi-du.vn', password: 'khong-dung-dau' })
  const tries = Array.from({ length: 40 }, () =>
    fetch(`${solo.address}/api/session`, { method: 'POST', headers: own, body }),
  )
  const codes = (await Promise.all(tries)).map(({ status }) => status)
  expect(codes.filter((code) => code === 401)).toHaveLength(8)
  expect(codes.filter((code) => code === 429)).toHaveLength(32)
})

test('broken input is explained in Vietnamese, by the names that the forms have', async () => {
  const broken: [string, unknown, string][] = [
    ['/people', { email: 'x', name: '', role: 'analyst', password: '1234567890' }, 'Thư điện tử – '],
    [
      '/people',
      { email: 'a@vi-du.vn', name: '', role: 'analyst', password: '1234567890' },
      'Họ tên – cần ít nhất 1 ký tự',
    ],
    ['/entries', { kind: 'officer' }, 'Nội dung – còn thiếu hoặc sai kiểu'],
  ]
  for (const [path, body, told] of broken) {
    const answer = await (await send(path, admin, body)).text()
    expect(answer).toContain(told)
    expect(answer).not.toMatch(/Invalid|expected/)
  }
})

test('an entry names a web address or none', async () => {
  const entry = { kind: 'officer', text: 'Người dân báo có mùi lạ.', url: 'javascript:alert(1)' }
  const refused = await send('/entries', admin, entry)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Địa chỉ phải bắt đầu bằng http:// hoặc https://')
})

test('roles: an analyst reads and comments, only a duty officer takes an incident', async () => {
  const incident = await raised('Sơn La')
  const analyst = await person('analyst')
  expect((await send(`/incidents/${incident.id}/acknowledge`, analyst, {})).status).toBe(403)
  expect((await send('/people', analyst, {})).status).toBe(400)
  expect(
    (await send(`/incidents/${incident.id}/comment`, analyst, { text: 'Đã gọi trạm y tế xã.' })).status,
  ).toBe(200)
  const officer = await person('duty-officer')
  const taken = await send(`/incidents/${incident.id}/acknowledge`, officer, {})
  expect(await taken.json()).toMatchObject({ state: 'acknowledged', assigneeName: 'Người duty-officer' })
})

test('who acts on an old version is told what changed', async () => {
  const incident = await raised('Điện Biên')
  await send(`/incidents/${incident.id}/acknowledge`, admin, {})
  const late = await send(`/incidents/${incident.id}/dismiss`, admin, {
    reason: 'old-news',
    version: incident.version,
  })
  expect(late.status).toBe(409)
  expect(await late.json()).toMatchObject({ code: 'stale', details: { id: incident.id } })
})

test('a broken search is explained, not failed', async () => {
  const answer = await ask('/search?limit=abc', admin)
  expect(answer.status).toBe(400)
  const found = await ask('/search?q=ngo%20doc%20thuc%20pham', admin)
  expect(await found.json()).toMatchObject({ total: expect.any(Number), facets: expect.any(Object) })
})

interface Seen {
  seq: number
  incident: Incident
}

/** The live feed read as a browser reads it: `next` waits for the first message that fits. */
async function openFeed(after?: number) {
  const control = new AbortController()
  const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) }
  const answer = await ask('/feed', admin, { headers, signal: control.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    close: () => control.abort(),
    async next(fits: (message: Seen) => boolean): Promise<Seen> {
      for (;;) {
        for (const block of text.split('\n\n').slice(0, -1)) {
          const data = block.split('\n').find((line) => line.startsWith('data: {"row"'))
          if (!data) continue
          const { row, incident } = JSON.parse(data.slice(6))
          if (fits({ seq: row.seq, incident })) return { seq: row.seq, incident }
        }
        const piece = await reader?.read()
        if (!piece || piece.done) throw new Error('the feed ended')
        text += piece.value
      }
    },
  }
}

test('the desk tells which engines answer and that nothing waits long', async () => {
  const state = DeskState.parse(await (await ask('/state', admin)).json())
  expect(state.engines).toEqual({ records: 'ok', queue: 'ok', coverage: 'ok' })
  expect(state.lag).toMatchObject({ jobs: expect.any(Number) })
})
