import { RetryAfterError } from '@chudong/domain'
import { afterEach, expect, test } from 'vitest'
import type { LocalServer } from './fetch/local-server.ts'
import { localServer } from './fetch/local-server.ts'
import { openSafeFetch } from './fetch/safe-fetch.ts'
import { retryAfterMs } from './host-pace.ts'
import type { Robots } from './robots.ts'
import { openRobots } from './robots.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

let hour = 0
async function site(
  answer: () => { status: number; body: string },
): Promise<{ server: LocalServer; robots: Robots }> {
  const server = await localServer((_req, res) => void res.writeHead(answer().status).end(answer().body))
  const safeFetch = openSafeFetch({
    userAgent: 'ChuDong/1.0 (+https://a.vn)',
    allowPrivate: [server.host],
    maxMillis: 2000,
  })
  open.push(safeFetch.close, server.close)
  hour = 0
  return {
    server,
    robots: openRobots(safeFetch, 'ChuDong', () => new Date(1_700_000_000_000 + hour * 3_600_000)),
  }
}

test('rules for our name go before rules for all, and Crawl-delay is told', async () => {
  const { server, robots } = await site(() => ({
    status: 200,
    body: 'User-agent: *\nDisallow: /\n\nUser-agent: chudong\nDisallow: /rieng/\nCrawl-delay: 2.5',
  }))
  expect(await robots(`${server.url}/tin.html`)).toEqual({ allowed: true, delayMs: 2500 })
  expect((await robots(`${server.url}/rieng/a.html`)).allowed).toBe(false)
  expect(server.requests).toEqual(['/robots.txt'])
})

test('no robots.txt allows everything, and it is read again after an hour', async () => {
  const { server, robots } = await site(() => ({ status: 404, body: '' }))
  await Promise.all([robots(`${server.url}/a`), robots(`${server.url}/b`)])
  expect(server.requests).toHaveLength(1)
  hour = 1.1
  expect((await robots(`${server.url}/a`)).allowed).toBe(true)
  expect(server.requests).toHaveLength(2)
})

test('a server that is down forbids for now, unless its rules are known from today', async () => {
  let status = 503
  const { server, robots } = await site(() => ({ status, body: 'User-agent: *\nDisallow: /a' }))
  await expect(robots(`${server.url}/b`)).rejects.toBeInstanceOf(RetryAfterError)
  status = 200
  expect((await robots(`${server.url}/a`)).allowed).toBe(false)
  status = 500
  hour = 5
  expect((await robots(`${server.url}/a`)).allowed).toBe(false)
  hour = 50
  await expect(robots(`${server.url}/a`)).rejects.toBeInstanceOf(RetryAfterError)
})

test('a hostile robots.txt is read in bounded time', async () => {
  const wild = `User-agent: *\nDisallow: /${'*a'.repeat(200)}b\nDisallow: /*a*a*a*a*b\n`
  const { server, robots } = await site(() => ({
    status: 200,
    body: wild + 'Disallow: /x\n'.repeat(40_000) + 'y'.repeat(400_000),
  }))
  expect((await robots(`${server.url}/${'a'.repeat(1500)}`)).allowed).toBe(true)
})

test('Retry-After is read in seconds or as a date, and bounded', () => {
  const now = new Date('2026-11-24T02:00:00Z')
  expect(retryAfterMs('120', now)).toBe(120_000)
  expect(retryAfterMs('Tue, 24 Nov 2026 02:01:00 GMT', now)).toBe(60_000)
  expect(retryAfterMs('999999999', now)).toBe(86_400_000)
  expect(retryAfterMs('lúc khác', now)).toBeNull()
  expect(retryAfterMs(undefined, now)).toBeNull()
})
