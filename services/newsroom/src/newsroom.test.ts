import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Newsroom, openNewsroom } from './index.ts'

const now = new Date('2026-11-24T08:00:00Z')
let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom({ now })
})
beforeEach(() => newsroom.control.reset())
afterAll(() => newsroom.close())

const get = (path: string, headers?: Record<string, string>) => fetch(newsroom.url + path, { headers })
const textOf = async (path: string) => (await get(path)).text()
const labelled = (site: string) => newsroom.labels.filter((item) => item.site === site)
const first = (site: string) => labelled(site)[0] ?? expect.fail(`no item on ${site}`)
const pathOf = (url: string) => url.slice(newsroom.url.length)

test('every source of the newsroom answers, and its articles too', async () => {
  expect(newsroom.sources.map((source) => source.method)).toEqual(
    expect.arrayContaining(['feed', 'sitemap', 'list', 'browser', 'social']),
  )
  for (const source of newsroom.sources) expect((await fetch(source.url ?? '')).status).toBe(200)
  for (const item of newsroom.labels) expect((await fetch(item.url)).status).toBe(200)
})

test('the national feed lists every article with its time and address', async () => {
  const feed = parseRssFeed(await textOf('/nhip-song-viet/rss/suc-khoe.rss'))
  const urls = feed.items?.map((item) => item.link)
  expect(new Set(urls)).toEqual(new Set(labelled('nhip-song-viet').map((item) => item.url)))
  expect(feed.items?.[0]?.pubDate).toMatch(/^\w{3}, \d\d \w{3} 2026 \d\d:\d\d:00 \+0700$/)
})

test('the delta feed has line breaks in titles and HTML in its summaries', async () => {
  const raw = await textOf('/bao-mien-tay/rss/y-te.rss')
  expect(raw).toMatch(/<title>\n\s+\S[^<]*\n\s+\S/)
  const feed = parseRssFeed(raw)
  expect(feed.items?.length).toBe(labelled('bao-mien-tay').length)
  expect(feed.items?.[0]?.description).toContain('<img')
})

test('the Atom feed carries no dates and leaves some ids out, the sitemap names the same pages', async () => {
  const raw = await textOf('/tin-24-gio/atom.xml')
  expect(raw).not.toMatch(/<(published|updated)>/)
  const entries = parseAtomFeed(raw).entries ?? []
  expect(entries.length).toBe(labelled('tin-24-gio').length)
  expect(entries.filter((entry) => entry.id === undefined).length).toBeGreaterThan(3)
  const sitemap = await textOf('/tin-24-gio/news-sitemap.xml')
  for (const item of labelled('tin-24-gio')) expect(sitemap).toContain(`<loc>${item.url}</loc>`)
})

test('the CDC list links every article and its feed has a date that no standard knows', async () => {
  const source = newsroom.sources.find(({ id }) => id === 'cdc-vinh-long')
  const links = [...(await textOf('/cdc-vinh-long/vi/news/')).matchAll(/<h3><a href="([^"]+)"/g)].map(
    (m) => m[1],
  )
  expect(links.filter((link) => new RegExp(source?.linkPattern ?? '').test(link ?? '')).length).toBe(
    labelled('cdc-vinh-long').length,
  )
  const feed = parseRssFeed(await textOf('/cdc-vinh-long/vi/news/rss/'))
  expect(feed.items?.[0]?.pubDate).toMatch(/^(Thứ|Chủ) \S+ - \d\d\/\d\d\/2026/)
  expect(await textOf(pathOf(first('cdc-vinh-long').url))).toContain('<meta name="author" content="Array">')
})

test('the delta newspaper sends windows-1258 bytes that decode to its Vietnamese headline', async () => {
  const item = first('bao-mien-tay')
  const response = await get(pathOf(item.url))
  expect(response.headers.get('content-type')).toBe('text/html')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.toString('utf8')).not.toContain(item.title)
  expect(iconv.decode(bytes, 'windows-1258').normalize('NFC')).toContain(
    `<h1 class="tieude_chitiet">${item.title}`,
  )
})

test('the department page is empty without JavaScript', async () => {
  const item = first('so-y-te-demo')
  expect(await textOf(pathOf(item.url))).not.toContain(item.title)
  expect(await textOf('/so-y-te-demo/api/tin.json')).toContain(item.title)
})

test('a social page gives every post once when its cursor is followed', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { data: { url: string; likes: number }[]; next_cursor: string | null } = await (
      await get(`/trang/hoi-me-bim${cursor === '' ? '' : `?cursor=${cursor}`}`)
    ).json()
    seen.push(...page.data.map((post) => post.url))
    cursor = page.next_cursor
  }
  expect(seen.length).toBe(labelled('hoi-me-bim').length)
  expect(new Set(seen)).toEqual(new Set(labelled('hoi-me-bim').map((item) => item.url)))
})

test('a reader who has the page already gets 304, by ETag or by date', async () => {
  for (const path of ['/nhip-song-viet/rss/suc-khoe.rss', pathOf(first('bao-mien-tay').url)]) {
    const headers = (await get(path)).headers
    expect((await get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304)
    expect((await get(path, { 'if-modified-since': headers.get('last-modified') ?? '' })).status).toBe(304)
    expect((await get(path, { 'if-none-match': '"khac"' })).status).toBe(200)
  }
})

test('no label, no story id and no placeholder is visible on the sites', async () => {
  const events = new Set(newsroom.labels.flatMap((item) => item.label.event ?? []))
  for (const item of newsroom.labels) {
    const page = await textOf(pathOf(item.url))
    expect([...events].filter((event) => page.includes(event))).toEqual([])
    expect(page).not.toMatch(/\{d\d\}|"label"|severity|duplicateOf/)
  }
})

test('items can be respaced, and the newest held back to come in while the newsroom runs', async () => {
  const other = await openNewsroom({ now, hoursPerItem: 1, live: { items: 3, everyMs: 3_600_000 } })
  const ages = other.labels.map((item) => (now.getTime() - item.publishedAt.getTime()) / 3_600_000)
  const status = await Promise.all(other.labels.map(async (item) => (await fetch(item.url)).status))
  await other.close()
  expect(ages.sort((a, b) => a - b).slice(0, 5)).toEqual([-3, -2, -1, 3, 4])
  expect(status.filter((code) => code === 404).length).toBe(3)
})

test('a newsroom that is opened again for the same week keeps what came in after its end', async () => {
  const later = new Date(now.getTime() + 24 * 3_600_000)
  const live = { items: 3, everyMs: 1000 }
  const again = await openNewsroom({ now, live, clock: () => later })
  const newest = again.labels.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())[0]
  const status = (await fetch(newest?.url ?? '')).status
  const added = again.control.publish({ site: 'tin-24-gio', title: 'Tin sau', text: 'Một đoạn.' })
  await again.close()
  expect(newest?.publishedAt).toEqual(new Date(now.getTime() + 3000))
  expect(status).toBe(200)
  expect(added.publishedAt).toEqual(later)
})

test('sites that have hosts of their own say so in every address, and answer there', async () => {
  const apart = await openNewsroom({ now: new Date('2026-11-24T05:00:00Z'), hostPerSite: true })
  try {
    const hostOf = (url: string | null) => new URL(url ?? '').host
    const hosts = new Set(apart.sources.map(({ url }) => hostOf(url)))
    expect(hosts.size).toBeGreaterThan(4)
    expect([...hosts].every((host) => apart.hosts.includes(host))).toBe(true)
    const feed = apart.sources.find(({ method }) => method === 'feed')
    const [link = ''] = (await (await fetch(feed?.url ?? '')).text()).match(/http:[^<"]+\.html?/) ?? []
    expect(hostOf(link)).toBe(hostOf(feed?.url ?? null))
    expect((await fetch(link)).status).toBe(200)
    expect(apart.labels.every(({ url }) => hosts.has(hostOf(url)))).toBe(true)
  } finally {
    await apart.close()
  }
})
