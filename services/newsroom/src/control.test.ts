import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Newsroom, openNewsroom } from './index.ts'

let newsroom: Newsroom
const feed = '/nhip-song-viet/rss/suc-khoe.rss'

beforeAll(async () => {
  newsroom = await openNewsroom({ now: new Date('2026-11-24T08:00:00Z'), token: 'mat-khau-thu' })
})
beforeEach(() => newsroom.control.reset())
afterAll(() => newsroom.close())

const get = (path: string, signal?: AbortSignal) => fetch(newsroom.url + path, { signal })
const post = (verb: string, body: unknown, token = 'mat-khau-thu') =>
  fetch(`${newsroom.url}/_control/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('a stopped newsroom cuts connections until it resumes', async () => {
  await post('stop', {})
  await expect(get(feed)).rejects.toThrow()
  await post('resume', {})
  expect((await get(feed)).status).toBe(200)
})

test('a hanging newsroom answers what waited once it resumes', async () => {
  newsroom.control.stop('hang')
  const waiting = get(feed)
  const early = await Promise.race([
    waiting.then(() => 'answered'),
    get('/_control/items').then(() => 'control'),
  ])
  newsroom.control.resume()
  expect(early).toBe('control')
  expect((await waiting).status).toBe(200)
})

test('a path can be made to fail, with Retry-After on 503, and to heal', async () => {
  newsroom.control.respond('/nhip-song-viet/', 503, 7)
  const refused = await get(feed)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
  expect((await get('/tin-24-gio/atom.xml')).status).toBe(200)
  for (const status of [304, 404, 500]) {
    await post('respond', { path: '/nhip-song-viet/', status })
    expect((await get(feed)).status).toBe(status)
  }
  await post('respond', { path: '/nhip-song-viet/', status: 'off' })
  expect((await get(feed)).status).toBe(200)
})

test('robots.txt forbids a folder that a page links to, and can be replaced', async () => {
  expect(await (await get('/robots.txt')).text()).toContain('Disallow: /nhip-song-viet/noi-bo/')
  expect(await (await get('/nhip-song-viet/')).text()).toContain('href="/nhip-song-viet/noi-bo/')
  newsroom.control.robots('User-agent: *\nDisallow: /\n')
  expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
})

test('an edited article shows its new wording, a new ETag and a later date', async () => {
  const item = newsroom.labels.find(({ site }) => site === 'nhip-song-viet') ?? expect.fail('no item')
  const before = await fetch(item.url)
  await post('edit', { itemId: item.itemId, title: 'Tựa đã sửa', text: 'Đoạn đã sửa.' })
  const after = await fetch(item.url)
  const page = await after.text()
  expect(page).toContain('<h1 class="title-detail">Tựa đã sửa</h1>')
  expect(page).toContain('Đoạn đã sửa.')
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect(await (await get(feed)).text()).toContain('<title>Tựa đã sửa</title>')
  newsroom.control.reset()
  expect((await fetch(item.url)).headers.get('etag')).toBe(before.headers.get('etag'))
})

test('written revisions can be brought forward, and the truth follows the new count', async () => {
  const find = () => newsroom.control.items().find((item) => item.itemId === 'bmt-amoniac-1')
  expect(find()).toMatchObject({ revision: 1, label: { cases: 38 } })
  expect(newsroom.control.revise('bmt-amoniac-1')).toBe(1)
  expect(find()).toMatchObject({ revision: 2, label: { cases: 52 } })
  expect(newsroom.control.revise()).toBe(2)
})

test('a published item is the newest of list, feed and sitemap', async () => {
  const urls: string[] = []
  for (const site of ['nhip-song-viet', 'tin-24-gio', 'cdc-vinh-long']) {
    const label = { incident: true, type: 'outbreak', severity: 2, province: 'Huế' }
    const answer = await post('publish', {
      site,
      title: 'Ca bệnh mới ở Huế',
      text: ['Một người nhập viện.'],
      label,
    })
    const { result } = await answer.json()
    urls.push(result.url)
  }
  const [national = '', quick = '', cdc = ''] = urls
  expect((await (await get(feed)).text()).match(/<item><title>.*?<link>(.*?)<\/link>/)?.[1]).toBe(national)
  expect((await (await get('/tin-24-gio/news-sitemap.xml')).text()).match(/<loc>(.*?)<\/loc>/)?.[1]).toBe(
    quick,
  )
  const list = await (await get('/cdc-vinh-long/vi/news/')).text()
  expect(newsroom.url + list.match(/<h3><a href="(.*?)"/)?.[1]).toBe(cdc)
  expect(newsroom.control.items().at(-1)?.label.province).toBe('Huế')
})

test('a reprint names its source and its original', async () => {
  const reprint = newsroom.control.reprint('nsv-siro', 'bao-mien-tay')
  expect(reprint.label).toMatchObject({ duplicateOf: 'nsv-siro', event: 'thu-hoi-siro-ho' })
  expect((await fetch(reprint.url)).status).toBe(200)
  expect(await (await get('/bao-mien-tay/rss/y-te.rss')).text()).toContain(reprint.url)
})

test('control wants its token and a sensible body', async () => {
  expect((await post('stop', {}, 'sai')).status).toBe(401)
  expect((await get('/_control/items')).status).toBe(401)
  expect((await post('edit', { itemId: 'khong-co' })).status).toBe(400)
  expect((await post('publish', { site: 'khong-co', title: 'x' })).status).toBe(400)
  expect((await post('respond', { path: '/', status: 200 })).status).toBe(400)
  expect((await post('bay', {})).status).toBe(404)
  expect((await get(feed)).status).toBe(200)
})
