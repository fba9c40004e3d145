import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DeskState, PermanentError, QuarantineView } from '@chudong/domain'
import type { JobQueue } from '@chudong/ports'
import { openQueue } from '@chudong/queue'
import { openLog, type Service, startService, toConfig, welcome } from '@chudong/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { postgresForTests, type TestDatabase } from '../support/engines.ts'
import { silent } from '../support/silent.ts'
import { until } from '../support/until.ts'
import { judged } from './queue-topic.ts'

vi.setConfig({ testTimeout: 180_000 })
const program = fileURLToPath(import.meta.resolve('../../services/cli/bin/chudong.mjs'))
const own = { 'content-type': 'application/json', 'x-chudong': '1' }

let database: TestDatabase
let folder: string
let queue: JobQueue
let desk: Service
let admin: string
/** Whether the judging stage works at the moment. */
let healthy = false

beforeAll(async () => {
  database = await (await postgresForTests()).createDatabase()
  folder = await mkdtemp(join(tmpdir(), 'chudong-quarantine-'))
  const config = toConfig({ DATABASE_URL: database.url }, { port: 0, data: folder })
  desk = await startService('api', config, { log: openLog(config, 'file') })
  queue = await openQueue({ postgresUrl: database.url }, { log: silent, applicationName: 'chudong-test' })
  await queue.consume(judged, async () => {
    if (!healthy) throw new PermanentError('no rule can read this')
  })
  const made = await welcome(desk.world.records, desk.address, new Date())
  const entered = await fetch(made?.link ?? '', { redirect: 'manual' })
  admin = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}, 120_000)
afterAll(async () => {
  await queue?.close(1_000)
  await desk?.stop()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

const ask = async (path: string, init: RequestInit = {}) =>
  fetch(`${desk.address}/api${path}`, { ...init, headers: { cookie: admin, ...own, ...init.headers } })
const article = (n: number) => ({ articleId: `bai-${n}`, contentHash: 'h', severe: false })
const inQuarantine = async () => (await queue.depth(judged.name)).quarantined

async function fail(...numbers: number[]) {
  healthy = false
  await queue.publishMany(judged, numbers.map(article))
  await until('they are in quarantine', async () => (await inQuarantine()) === numbers.length)
}

function chudong(...args: string[]): Promise<{ code: unknown; out: string; told: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, 'quarantine', '--data', folder, ...args],
      { env },
      (error, out, told) => resolve({ code: error ? error.code : 0, out, told }),
    )
  })
}

test('from the command line quarantined jobs are listed with their errors and put back', async () => {
  await fail(1, 2)
  const step = ['--topic', judged.name]
  const [list, json, unknown, homeless] = await Promise.all([
    chudong(),
    chudong('--json', ...step),
    chudong(...step, '--replay', 'bai-9-h'),
    chudong('--replay', 'all'),
  ])
  expect(list.out).toContain('no rule can read this')
  expect(list.out).toContain('bai-1-h')
  const jobs: unknown = JSON.parse(json.out)
  expect(jobs).toHaveLength(2)
  expect(jobs).toContainEqual(
    expect.objectContaining({ topic: judged.name, key: 'bai-2-h', attempts: 1, payload: article(2) }),
  )
  expect([unknown.code, unknown.told]).toEqual([1, expect.stringContaining('no job "bai-9-h"')])
  expect([homeless.code, homeless.told]).toEqual([1, expect.stringContaining('--topic')])
  healthy = true
  expect((await chudong(...step, '--replay', 'bai-1-h')).out).toContain('1 put back')
  await until('it ended', async () => (await inQuarantine()) === 1)
  const rest = await chudong(...step, '--replay', 'all', '--json')
  expect(JSON.parse(rest.out)).toEqual({ topic: judged.name, replayed: 1 })
  await until('all ended', async () => (await inQuarantine()) === 0)
})

test('over the API an administrator sees quarantined jobs without their contents and puts them back', async () => {
  await fail(1, 2, 3)
  const shown = (await (await ask('/quarantine')).json()) as unknown[]
  expect(QuarantineView.array().parse(shown)).toHaveLength(3)
  expect(JSON.stringify(shown)).not.toContain('payload')
  healthy = true
  const replay = (body: unknown) =>
    ask('/quarantine/replay', { method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json())
  expect(await replay({ topic: judged.name, key: 'bai-2-h' })).toEqual({ replayed: 1 })
  expect(await replay({ topic: judged.name, key: null })).toEqual({ replayed: 2 })
  await until('all ended', async () => (await inQuarantine()) === 0)
  expect((await ask('/quarantine?topic=khong-co')).status).toBe(404)
})

test('over the API the slower pace is told while much waits, and no longer when it is worked off', async () => {
  const pace = async () => DeskState.parse(await (await ask('/state')).json()).lag?.pace
  expect(await pace()).toBe('full')
  const articles = Array.from({ length: 2_500 }, (_, n) => article(n))
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const next = { ...judged, name: 'article.assessed' }
  await queue.publishMany(next, articles)
  await queue.consume(next, () => gate)
  await until('the page is told', async () => (await pace()) === 'slow')
  release()
  await until('it is over', async () => (await pace()) === 'full')
})

test('only administrators look into the quarantine', async () => {
  const password = 'mat-khau-thu-nghiem'
  const email = 'truc-ban@example.vn'
  const body = JSON.stringify({ email, name: 'Cán bộ', role: 'duty-officer', password })
  expect((await ask('/people', { method: 'POST', body })).status).toBe(201)
  const session = JSON.stringify({ email, password })
  const signedIn = await ask('/session', { method: 'POST', body: session })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await ask('/quarantine', { headers: { cookie } })).status).toBe(403)
  const all = JSON.stringify({ topic: judged.name, key: null })
  const replay = await ask('/quarantine/replay', { method: 'POST', headers: { cookie }, body: all })
  expect(replay.status).toBe(403)
})
