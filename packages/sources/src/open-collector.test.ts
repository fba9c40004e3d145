import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { SourceHealth } from '@chudong/domain'
import { PermanentError, RetryAfterError, Source } from '@chudong/domain'
import type { PollOutcome, SourceReader } from '@chudong/ports'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { LocalServer } from './fetch/local-server.ts'
import { localServer } from './fetch/local-server.ts'
import type { SafeFetch } from './fetch/safe-fetch.ts'
import { openSafeFetch } from './fetch/safe-fetch.ts'
import { openCollector } from './open-collector.ts'

const now = new Date('2026-11-24T02:00:00Z')
const ITEM = '<item><title>Ca sởi</title><link>/a.html</link><pubDate>24/11/2026 08:00</pubDate></item>'
const LONG = 'Sở Y tế thông báo về ca bệnh. '.repeat(40)
const feed = (items: string): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title><lastBuildDate>${Math.random()}</lastBuildDate>${items}</channel></rss>`
const BOMB = gzipSync(Buffer.alloc(30_000_000))
let site: LocalServer
let safeFetch: SafeFetch
let collector: SourceReader
let answers: Record<string, (req: IncomingMessage, res: ServerResponse) => void>

const say =
  (body: string | Uint8Array, type = 'text/xml; charset=utf-8') =>
  (_req: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(200, { 'content-type': type }).end(body)
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (_req: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(code, headers).end()

beforeAll(async () => {
  site = await localServer((req, res) =>
    (answers[new URL(req.url ?? '/', 'http://x').pathname] ?? status(404))(req, res),
  )
  safeFetch = openSafeFetch({
    userAgent: 'ChuDong/test',
    allowPrivate: [site.host],
    maxBytes: 2_000_000,
    maxMillis: 3000,
  })
})
beforeEach(() => {
  answers = {}
  collector = openCollector({ safeFetch, now: () => now })
})
afterAll(async () => {
  await safeFetch.close()
  await site.close()
})

const sourceOf = (path: string, more: Partial<Source> = {}): Source =>
  Source.parse({
    id: 'nguon',
    name: 'Nguồn',
    method: 'feed',
    url: site.url + path,
    tier: 'mainstream',
    province: null,
    owner: null,
    hostDelayMs: 0,
    ...more,
  })
const fresh: SourceHealth = {
  sourceId: 'nguon',
  state: 'new',
  lastPollAt: null,
  lastOkAt: null,
  lastItemAt: null,
  nextPollAt: null,
  failures: 0,
  error: null,
  items: 0,
  etag: null,
  lastModified: null,
  bodyHash: null,
}
const poll = (
  path: string,
  more: Partial<Source> = {},
  health: Partial<SourceHealth> = {},
): Promise<PollOutcome> => collector.poll(sourceOf(path, more), { ...fresh, ...health })

test('new items are found, the same listing again is unchanged although the feed writes a new build date', async () => {
  answers['/rss'] = (req, res) => say(feed(ITEM))(req, res)
  const first = await poll('/rss')
  expect(first).toMatchObject({
    state: 'ok',
    error: null,
    found: [
      {
        kind: 'page',
        url: `${site.url}/a.html`,
        title: 'Ca sởi',
        publishedAt: new Date('2026-11-24T01:00:00Z'),
      },
    ],
  })
  expect(await poll('/rss', {}, { bodyHash: first.bodyHash })).toMatchObject({
    state: 'unchanged',
    found: first.found,
  })
})

test('a 304 is unchanged, but the pages it lists are handed over: they may have been edited', async () => {
  answers['/rss'] = (req, res) => {
    if (req.headers['if-none-match'] === '"1"') status(304)(req, res)
    else res.writeHead(200, { 'content-type': 'text/xml', etag: '"1"' }).end(feed(ITEM))
  }
  const first = await poll('/rss', {}, { etag: '"1"' })
  expect(first).toMatchObject({ state: 'ok', etag: '"1"' })
  const { etag, bodyHash } = first
  expect(await poll('/rss', {}, { etag, bodyHash })).toMatchObject({
    state: 'unchanged',
    etag,
    bodyHash,
    found: first.found,
  })
})

test('an empty feed is empty each time, never unchanged', async () => {
  answers['/rss'] = (_req, res) => void res.writeHead(200, { etag: '"1"' }).end(feed(''))
  expect(await poll('/rss')).toMatchObject({ state: 'empty', etag: null, bodyHash: null })
  expect(await poll('/rss')).toMatchObject({ state: 'empty' })
})

test('a feed entry that carries the whole article is a draft, a summary is a page to read', async () => {
  answers['/rss'] = say(
    feed(
      `<item><title>Dài</title><link>/dai.html</link><content:encoded><![CDATA[<p>${LONG}</p>]]></content:encoded></item>${ITEM}`,
    ),
  )
  const { found } = await poll('/rss')
  expect(found.map((item) => item.kind)).toEqual(['item', 'page'])
  expect(found[0]).toMatchObject({
    draft: {
      sourceId: 'nguon',
      url: `${site.url}/dai.html`,
      title: 'Dài',
      kind: 'article',
      collectedAt: now,
    },
  })
})

test('sitemaps are followed from their index, list pages by their pattern, social pages by their cursor', async () => {
  answers['/index.xml'] = say('<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>')
  answers['/news.xml.gz'] = say(
    gzipSync('<urlset><url><loc>/tin-1.html</loc><lastmod>2026-11-24</lastmod></url></urlset>'),
    'application/gzip',
  )
  expect((await poll('/index.xml', { method: 'sitemap' })).found).toMatchObject([
    { url: `${site.url}/tin-1.html` },
  ])
  answers['/list'] = say('<a href="/tin-2.html">Tin hai</a><a href="/lien-he">x</a>', 'text/html')
  expect((await poll('/list', { method: 'list', linkPattern: String.raw`/tin-\d+` })).found).toMatchObject([
    { url: `${site.url}/tin-2.html`, title: 'Tin hai' },
  ])
  answers['/posts'] = (req, res) =>
    say(
      JSON.stringify(
        req.url?.includes('after=2')
          ? { data: [{ id: '2', text: 'hai' }] }
          : { data: [{ id: '1', text: 'một' }], paging: { cursors: { after: '2' } } },
      ),
    )(req, res)
  const social = await poll('/posts', { method: 'social', tier: 'social' })
  expect(social.found.map((item) => (item.kind === 'item' ? item.draft.externalId : ''))).toEqual(['1', '2'])
})

test('posts that came and went between two polls are told, with their hours', async () => {
  const posts = (newest: number) =>
    Array.from({ length: 10 }, (_, i) => ({
      id: String(newest - i),
      text: `bài ${newest - i}`,
      created_time: new Date(now.getTime() - 60_000 - i * 1_000).toISOString(),
    }))
  answers['/full'] = (req, res) => {
    const page = Number(new URL(req.url ?? '', site.url).searchParams.get('page') ?? 1)
    say(JSON.stringify({ data: posts(1_000 - 10 * page), next: `/full?page=${page + 1}` }))(req, res)
  }
  const social = { method: 'social', tier: 'social' } as const
  const told = async (lastPollAt: Date | null) => (await poll('/full', social, { lastPollAt })).error
  expect(await told(new Date(now.getTime() - 3_600_000))).toMatch(/chưa đọc các bài đăng từ .+ đến .+/)
  expect(await told(new Date(now.getTime() - 65_000))).toBeNull()
  expect(await told(null)).toBeNull()
})

test.each([
  [
    'an entity bomb',
    say('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>'),
    'ENTITY',
  ],
  [
    'a gzip bomb',
    (_q: IncomingMessage, res: ServerResponse) =>
      void res.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
    'quá lớn',
  ],
  ['a page of 100 MB', status(200, { 'content-length': '100000000' }), 'quá lớn'],
  [
    'an endless feed',
    (_q: IncomingMessage, res: ServerResponse) => {
      const more = setInterval(() => res.write(ITEM.repeat(3000)), 2)
      res.on('close', () => clearInterval(more))
    },
    'quá lớn',
  ],
  ['a silent server', () => undefined, 'quá chậm'],
  [
    'a redirect to the metadata address',
    status(302, { location: 'http://169.254.169.254/latest/' }),
    'Địa chỉ bị cấm',
  ],
  [
    'a redirect to a mapped loopback',
    status(302, { location: 'http://[::ffff:127.0.0.1]/' }),
    'Địa chỉ bị cấm',
  ],
  ['bytes of no encoding', say(Buffer.alloc(5000, 0xfe)), 'bảng mã'],
  ['a maintenance page', say('<html><body>Bảo trì</body></html>', 'text/html'), 'Không phải RSS'],
  ['a missing page', status(404), 'Trang không còn'],
  ['a forbidden page', status(403), 'không cho đọc'],
])('%s is a failed poll with its reason', async (_what, answer, reason) => {
  answers['/rss'] = answer
  const outcome = await poll('/rss')
  expect(outcome).toMatchObject({ state: 'failed', found: [], etag: null, bodyHash: null })
  expect(outcome.error).toContain(reason)
})

test('two thousand nested blocks on a list page cost nothing and lose nothing', async () => {
  answers['/list'] = say(
    `${'<div>'.repeat(2000)}<a href="/tin-9.html">Tin chín</a>${'</div>'.repeat(2000)}`,
    'text/html',
  )
  expect((await poll('/list', { method: 'list', linkPattern: 'tin-' })).state).toMatch(/ok|empty/)
})

test('a busy server is left alone for as long as it asks', async () => {
  answers['/rss'] = status(503, { 'retry-after': '600' })
  expect(await poll('/rss')).toMatchObject({ state: 'failed', retryAfterMs: 600_000 })
  await expect(collector.fetchArticle(sourceOf('/rss'), `${site.url}/a.html`)).rejects.toBeInstanceOf(
    RetryAfterError,
  )
})

test('an article is kept as its bytes with their hash', async () => {
  answers['/a.html'] = say('<p>Ca sởi</p>', 'text/html; charset=utf-8')
  const page = await collector.fetchArticle(sourceOf('/rss'), `${site.url}/a.html`)
  expect(page).toMatchObject({
    url: `${site.url}/a.html`,
    contentType: 'text/html; charset=utf-8',
    fetchedAt: now,
  })
  expect(page.sha256).toBe(createHash('sha256').update('<p>Ca sởi</p>').digest('hex'))
})

test.each([
  ['gone', status(410), PermanentError],
  ['forbidden by robots.txt', say('x', 'text/html'), PermanentError],
  ['a film', say('x', 'video/mp4'), PermanentError],
  ['busy', status(429), RetryAfterError],
  ['broken', status(500), Error],
])('an article that is %s is refused in the right way', async (what, answer, kind) => {
  answers['/a.html'] = answer
  if (what.includes('robots')) answers['/robots.txt'] = say('User-agent: *\nDisallow: /a', 'text/plain')
  const failure = await collector
    .fetchArticle(sourceOf('/rss'), `${site.url}/a.html`)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(kind)
  if (kind === Error) expect(failure).not.toBeInstanceOf(PermanentError)
})

test('an article page larger than what is extracted is refused before it is kept', async () => {
  const generous = openSafeFetch({ userAgent: 'ChuDong/test', allowPrivate: [site.host] })
  const reader = openCollector({ safeFetch: generous, now: () => now })
  answers['/a.html'] = say(`<p>${'dài '.repeat(1_800_000)}</p>`, 'text/html; charset=utf-8')
  const refused = reader.fetchArticle(sourceOf('/feed.xml'), `${site.url}/a.html`)
  await expect(refused).rejects.toMatchObject({ name: 'FetchRefusedError', code: 'too-large' })
  await generous.close()
})
