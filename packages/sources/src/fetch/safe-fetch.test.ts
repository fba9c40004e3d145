import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LookupFunction } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { PermanentError } from '@chudong/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchErrorCode } from './fetch-error.ts'
import type { LocalServer } from './local-server.ts'
import { localServer } from './local-server.ts'
import type { FetchInit, SafeFetch } from './safe-fetch.ts'
import { openSafeFetch } from './safe-fetch.ts'

const PAGE = 'Sở Y tế thông báo về ca bệnh sởi. '.repeat(20)
const BOMB = gzipSync(Buffer.alloc(40_000_000))
let server: LocalServer
let other: LocalServer
let safeFetch: SafeFetch

function answer(req: IncomingMessage, res: ServerResponse): void {
  const url = new URL(req.url ?? '/', 'http://x')
  const send = (encoding: string, body: Uint8Array): void =>
    void res.writeHead(200, { 'content-encoding': encoding }).end(body)
  const routes: Record<string, () => void> = {
    '/page': () =>
      void res.setHeader('content-type', 'text/html; charset=utf-8').setHeader('etag', '"a"').end(PAGE),
    '/gzip': () => send('gzip', gzipSync(PAGE)),
    '/br': () => send('br', brotliCompressSync(PAGE)),
    '/deflate': () => send('deflate', deflateSync(PAGE)),
    '/raw-deflate': () => send('deflate', deflateRawSync(PAGE)),
    '/twice': () => send('gzip, gzip', gzipSync(gzipSync(PAGE))),
    '/thrice': () => send('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(PAGE)))),
    '/not-gzip': () => send('gzip', Buffer.from(PAGE)),
    '/cut-gzip': () => send('gzip', gzipSync(PAGE).subarray(0, 40)),
    '/zstd': () => send('zstd', Buffer.from(PAGE)),
    '/empty-gzip': () => send('gzip', new Uint8Array()),
    '/bomb': () => send('gzip', BOMB),
    '/bomb-twice': () => send('gzip, gzip', gzipSync(BOMB)),
    '/declared': () => void res.writeHead(200, { 'content-length': '100000000' }).write('x'),
    '/endless': () => void setInterval(() => res.write(Buffer.alloc(200_000, 97)), 2).unref(),
    '/drip': () => void setInterval(() => res.write('x'), 20).unref(),
    '/silent': () => undefined,
    '/slow-headers': () => void res.socket?.write('HTTP/1.1 200 OK\r\nx-a: '),
    '/torn': () =>
      void res.writeHead(200, { 'content-length': '50' }).write('half', () => res.socket?.destroy()),
    '/loop': () => void res.writeHead(302, { location: '/loop' }).end(),
    '/to': () =>
      void res
        .writeHead(302, { location: Buffer.from(url.searchParams.get('u') ?? '').toString('latin1') })
        .end(),
    '/echo': () => void res.end(JSON.stringify(req.headers)),
    '/304': () => void res.writeHead(req.headers['if-none-match'] === '"a"' ? 304 : 200).end(),
    '/500': () => void res.writeHead(500).end('lỗi'),
  }
  const route = routes[url.pathname]
  if (route) route()
  else res.writeHead(404).end()
}

beforeAll(async () => {
  server = await localServer(answer)
  other = await localServer(answer)
  safeFetch = openSafeFetch({
    userAgent: 'ChuDong/test',
    allowPrivate: [server.host],
    maxBytes: 3_000_000,
    maxMillis: 3_000,
  })
})
afterAll(async () => {
  await safeFetch.close()
  await server.close()
  await other.close()
})

const codeOf = async (url: string, init?: FetchInit, use = safeFetch): Promise<string | null> =>
  await use(url, init).then(
    (page) => `answered ${page.status}`,
    (error: unknown) => fetchErrorCode(error) ?? String(error),
  )

test('a page is read with its type, and the reader says who it is', async () => {
  const page = await safeFetch(`${server.url}/page#phan-2`)
  expect(Buffer.from(page.body).toString()).toBe(PAGE)
  expect(page).toMatchObject({
    url: `${server.url}/page`,
    status: 200,
    contentType: 'text/html; charset=utf-8',
    redirects: [],
  })
  const echo = await safeFetch(`${server.url}/echo`, {
    headers: { 'User-Agent': 'Mozilla/5.0', Host: 'evil.vn' },
  })
  expect(JSON.parse(Buffer.from(echo.body).toString())).toMatchObject({
    'user-agent': 'ChuDong/test',
    host: server.host,
  })
})

test.each(['/gzip', '/br', '/deflate', '/raw-deflate', '/twice'])('%s is decompressed', async (path) => {
  expect(Buffer.from((await safeFetch(server.url + path)).body).toString()).toBe(PAGE)
})

test.each([
  ['/thrice', 'bad-encoding'],
  ['/not-gzip', 'bad-encoding'],
  ['/cut-gzip', 'bad-encoding'],
  ['/zstd', 'bad-encoding'],
  ['/bomb', 'too-large'],
  ['/bomb-twice', 'too-large'],
  ['/declared', 'too-large'],
  ['/endless', 'too-large'],
  ['/torn', 'network'],
  ['/loop', 'too-many-redirects'],
  ['/404', 'answered 404'],
  ['/500', 'answered 500'],
  ['/empty-gzip', 'answered 200'],
])('%s ends as %s', async (path, outcome) => {
  expect(await codeOf(server.url + path)).toBe(outcome)
})

test.each(['/drip', '/silent', '/slow-headers'])('%s is cut off by the time cap', async (path) => {
  expect(await codeOf(server.url + path, { maxMillis: 200 })).toBe('too-slow')
})

test('an unchanged page answers 304 to its etag', async () => {
  expect((await safeFetch(`${server.url}/304`, { etag: '"a"' })).status).toBe(304)
  expect((await safeFetch(`${server.url}/304`, { etag: '"b"' })).status).toBe(200)
})

const FORBIDDEN_HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '0',
  '0.0.0.0',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '0x7f.0x0.0x0.0x1',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '①②⑦.0.0.1',
  'localhost',
  'LOCALHOST',
  '10.0.0.1',
  '10.1',
  '172.16.0.1',
  '192.168.1.1',
  '3232235777',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001::1]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fec0::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[100::1]',
  '[5f00::1]',
  '[2a00:1450::5efe:7f00:1]',
]

test.each(FORBIDDEN_HOSTS)('http://%s is refused, asked for directly or by a redirect', async (host) => {
  const strict = openSafeFetch({ userAgent: 'x', allowPrivate: [], maxMillis: 3000 })
  expect(await codeOf(`http://${host}:${other.port}/page`, {}, strict)).toBe('forbidden-address')
  const target = encodeURIComponent(`http://${host}:${other.port}/page`)
  expect(await codeOf(`${server.url}/to?u=${target}`)).toBe('forbidden-address')
  expect(other.requests).toEqual([])
  await strict.close()
})

test.each([
  'file:///etc/passwd',
  'ftp://a.vn/',
  'gopher://a.vn:6379/_x',
  'data:text/html,x',
  'javascript:1',
  'ws://a.vn/',
  'http://u:p@a.vn/',
  'http://u@127.0.0.1/',
  '',
  '/x',
  'http://',
])('the address %j is refused before anything is sent', async (url) => {
  expect(await codeOf(url)).toBe('bad-scheme')
  await expect(safeFetch(url)).rejects.toBeInstanceOf(PermanentError)
})

test('only the configured port of the office host is open', async () => {
  expect(await codeOf(`${server.url}/page`)).toBe('answered 200')
  expect(await codeOf(`${other.url}/page`)).toBe('forbidden-address')
})

test.each([
  ['a private address', ['10.0.0.1']],
  ['a public and a private address together', ['8.8.8.8', '127.0.0.1']],
  ['the metadata address', ['169.254.169.254']],
  ['a v4-mapped address', ['::ffff:127.0.0.1']],
  ['no address at all', []],
])('a name that resolves to %s is refused', async (_what, answers) => {
  const resolve: LookupFunction = (_host, _options, done) =>
    done(
      null,
      answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  const rebound = openSafeFetch({ userAgent: 'x', allowPrivate: [], resolve, maxMillis: 2000 })
  expect(await codeOf(`http://bao-gia.vn:${other.port}/page`, {}, rebound)).toBe(
    answers.length ? 'forbidden-address' : 'network',
  )
  await rebound.close()
})

test('a name that changes its answer after the check does not move the connection', async () => {
  let asked = 0
  const resolve: LookupFunction = (_host, _options, done) => {
    asked += 1
    done(null, [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }])
  }
  const rebound = openSafeFetch({ userAgent: 'x', allowPrivate: [], resolve, maxMillis: 2000 })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await codeOf(`http://bao-gia.vn:${other.port}/page`, {}, rebound)).toBe('forbidden-address')
  }
  expect(asked).toBe(3)
  expect(other.requests).toEqual([])
  await rebound.close()
})

test('a secret header is not carried to another origin, and a POST is not redirected', async () => {
  const both = openSafeFetch({ userAgent: 'x', allowPrivate: [server.host, other.host] })
  const away = `${server.url}/to?u=${encodeURIComponent(`${other.url}/echo`)}`
  const seen: unknown = JSON.parse(
    Buffer.from(
      (await both(away, { headers: { Authorization: 'Bearer bi-mat', Cookie: 'a=b', 'X-Key': 'k' } })).body,
    ).toString(),
  )
  expect(seen).not.toHaveProperty('authorization')
  expect(seen).not.toHaveProperty('cookie')
  expect(seen).not.toHaveProperty('x-key')
  const posted = await both(away, { method: 'POST', body: '{}' })
  expect(posted.status).toBe(302)
  await both.close()
})

test('a caller can give up', async () => {
  const stop = new AbortController()
  const reading = safeFetch(`${server.url}/silent`, { signal: stop.signal })
  stop.abort(new Error('the process is stopping'))
  await expect(reading).rejects.toThrow('the process is stopping')
})
