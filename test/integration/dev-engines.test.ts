import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOnPath } from '@chudong/dev-engines'
import { Agent, request } from 'undici'
import { afterAll, describe, expect, test } from 'vitest'
import { elasticForTests, ownElastic } from '../support/engines.ts'
import { need } from '../support/need.ts'
import { startProgram } from '../support/programs.ts'
import { until } from '../support/until.ts'

const shared = await elasticForTests()

async function answer(url: string, options: { method?: 'PUT'; body?: object; dispatcher?: Agent } = {}) {
  const { origin, pathname, search, username, password } = new URL(url)
  const basic = Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')
  const got = await request(`${origin}${pathname}${search}`, {
    method: options.method ?? 'GET',
    dispatcher: options.dispatcher,
    headers: { 'content-type': 'application/json', ...(username && { authorization: `Basic ${basic}` }) },
    body: options.body && JSON.stringify(options.body),
  })
  return { status: got.statusCode, body: (await got.body.json()) as Record<string, unknown> }
}

describe.runIf(shared)('the Elasticsearch of a test run', () => {
  test('finds what was put into it', async () => {
    const index = `${shared?.url}/${shared?.prefix()}index`
    await answer(`${index}/_doc/1?refresh=true`, { method: 'PUT', body: { text: 'dịch sởi' } })
    const { body } = await answer(`${index}/_search?q=text:sởi`)
    expect(body).toMatchObject({ hits: { total: { value: 1 } } })
  })

  test('is one and the same for everybody, with names of its own for each', async () => {
    const again = await elasticForTests()
    expect(again?.url).toBe(shared?.url)
    expect(again?.prefix()).not.toBe(again?.prefix())
  })
})

describe.runIf(shared)('an Elasticsearch with a password and a certificate of its own', async () => {
  const own = shared ? await ownElastic({ password: 'p@ss: 1', tls: true }) : null
  const ca = own?.caFile ? readFileSync(own.caFile, 'utf8') : ''
  const dispatcher = new Agent({ connect: { ca } })
  const document = `${own?.url}/kept/_doc/1`
  afterAll(() => Promise.all([own?.stop(), dispatcher.close()]))

  test('answers only who trusts its authority and knows the password', async () => {
    const bare = document.replace(/\/\/.*@/, '//')
    expect((await answer(bare, { dispatcher })).status).toBe(401)
    await expect(answer(document)).rejects.toThrow(/certificate/)
    expect((await answer(document, { method: 'PUT', body: { n: 1 }, dispatcher })).status).toBe(201)
  })

  test('is away when it was killed, and has its documents at the same address afterwards', async () => {
    await own?.kill()
    await expect(answer(document, { dispatcher })).rejects.toThrow()
    await own?.restart()
    expect((await answer(document, { dispatcher })).body).toMatchObject({ found: true })
  }, 300_000)
})

test('a server never outlives the program that started it, even a killed one', async () => {
  if (!need('redis-server', findOnPath('redis-server', process.env), 'apt-get install redis-server')) return
  const dir = mkdtempSync(join(tmpdir(), 'chudong-kept-'))
  const program = startProgram(new URL('./dev-engines-process.ts', import.meta.url).pathname, [dir])
  await program.says('ready')
  expect(await listens(join(dir, 'redis.sock'))).toBe(true)
  program.kill()
  await until('Redis has ended too', async () => !(await listens(join(dir, 'redis.sock'))))
  rmSync(dir, { recursive: true, force: true })
})

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path, () => resolve(true))
    probe.once('error', () => resolve(false)).once('close', () => probe.destroy())
    probe.once('connect', () => probe.end())
  })
}
