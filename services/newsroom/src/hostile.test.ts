import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, openNewsroom } from './index.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom({ now: new Date('2026-11-24T08:00:00Z') })
})
afterAll(() => newsroom.close())

const get = (path: string) => fetch(`${newsroom.url}/_hostile/${path}`, { redirect: 'manual' })

/** Reads at most `limit` bytes as they come over the wire, then hangs up. */
function readRaw(path: string, limit: number): Promise<{ bytes: number; ended: boolean; encoding: string }> {
  return new Promise((resolve, reject) => {
    const call = request(`${newsroom.url}/_hostile/${path}`, (response) => {
      const encoding = response.headers['content-encoding'] ?? ''
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes >= limit) resolve({ bytes, ended: false, encoding })
        if (bytes >= limit) call.destroy()
      })
      response.on('end', () => resolve({ bytes, ended: true, encoding }))
      response.on('error', reject)
    })
    call.on('error', reject)
    call.end()
  })
}

test('nested divs are as deep as asked', async () => {
  expect((await (await get('nested-divs?n=300')).text()).match(/<div>/g)?.length).toBe(300)
  expect((await (await get('nested-divs')).text()).length).toBeGreaterThan(22_000)
})

test('the big page is as big as asked', async () => {
  expect(await readRaw('big?mb=3', 10_000_000)).toMatchObject({ bytes: 3 * 1_048_576, ended: true })
})

test('the gzip bomb is small on the wire', async () => {
  const bomb = await readRaw('gzip-bomb?mb=20', 10_000_000)
  expect(bomb).toMatchObject({ ended: true, encoding: 'gzip' })
  expect(bomb.bytes).toBeLessThan(100_000)
})

test('the endless feed goes on past two megabytes and the drip has begun but not ended', async () => {
  expect(await readRaw('endless-feed', 2_000_000)).toMatchObject({ ended: false })
  expect(await readRaw('slowloris?ms=5', 4)).toMatchObject({ ended: false })
})

test('redirects lead where they were told, or round and round', async () => {
  const to = await get('redirect?to=http://169.254.169.254/latest/')
  expect([to.status, to.headers.get('location')]).toEqual([302, 'http://169.254.169.254/latest/'])
  expect((await get('redirect-loop?n=4')).headers.get('location')).toBe('/_hostile/redirect-loop?n=5')
})

test('the other traps are what they say', async () => {
  expect(await (await get('entity-bomb')).text()).toContain('<!ENTITY e10 "&e9;')
  const bytes = await (await get('invalid-utf8')).arrayBuffer()
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
  expect((await get('wrong-type')).headers.get('content-type')).toBe('image/png')
  expect(await (await get('empty')).text()).toBe('')
})
