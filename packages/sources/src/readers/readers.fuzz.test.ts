import { FUZZ_MS, growingTexts, superlinear } from '@chudong/vietnamese/hostile'
import { expect, test } from 'vitest'
import type { FetchedPage, SafeFetch } from '../fetch/safe-fetch.ts'
import { openRobots } from '../robots.ts'
import { readFeed } from './feed.ts'
import { plainText } from './plain-text.ts'
import { readSitemap } from './sitemap.ts'
import { readSocialPage } from './social.ts'
import { readVietnameseDate } from './vn-date.ts'

const BASE = 'https://bao.example.vn/'
const NOW = new Date('2026-11-24T01:00:00Z')
const ORIGIN = { sourceId: 'a', sourceName: 'A', tier: 'social' } as const

/** A site that answers every request with one page. */
function answering(page: FetchedPage): SafeFetch {
  return Object.assign(async () => page, { userAgent: 'ChuDong', close: async () => {} })
}

const social = (text: string) => readSocialPage(text, BASE, ORIGIN, NOW)
const post = (text: string) => JSON.stringify({ data: [{ id: '1', text, url: text, created_time: text }] })

test.each<[string, (text: string) => unknown]>([
  ['a text as a feed', (text) => readFeed(text, BASE)],
  ['an RSS title', (text) => readFeed(`<rss version="2.0"><channel><item><title>${text}`, BASE)],
  ['an RSS attribute', (text) => readFeed(`<rss><channel><item><link href="${text}`, BASE)],
  ['an Atom entry', (text) => readFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${text}`, BASE)],
  ['a sitemap', (text) => readSitemap(`<urlset><url><loc>${text}</loc></url></urlset>`, BASE)],
  ['a broken sitemap', (text) => readSitemap(`<urlset>${text}`, BASE)],
  ['a fragment', plainText],
  ['a post', (text) => social(post(text))],
  ['a list of posts', (text) => social(`{"data":[${text}`)],
  ['a date', readVietnameseDate],
])(
  'the time of %s grows with its text, not faster',
  (_what, read) => {
    for (const [name, text] of growingTexts()) expect(superlinear(read, text), name).toBeNull()
  },
  FUZZ_MS,
)

test('a feed of tags that never end is read at once by the reader of broken feeds', () => {
  const feed = (length: number) => `<rss><channel><item><title>Ổ dịch sởi</title>${'<a '.repeat(length / 3)}`
  expect(superlinear((text) => readFeed(text, BASE), feed)).toBeNull()
  const broken = `<rss><channel><item><title>Sởi</title><link>/a</link></item>${'<'.repeat(5_000)}`
  expect(readFeed(broken, BASE)).toMatchObject([{ title: 'Sởi', url: 'https://bao.example.vn/a' }])
})

test(
  'any robots.txt is obeyed or allows, in bounded time',
  async () => {
    const url = `${BASE}robots.txt`
    for (const [name, text] of growingTexts(0)) {
      const body = new TextEncoder().encode(
        `User-agent: *\nDisallow: /${text(64_000)}\nCrawl-delay: ${text(20)}`,
      )
      const page = { url, status: 200, headers: {}, body, contentType: 'text/plain', redirects: [] }
      const start = process.cpuUsage()
      const answer = await openRobots(answering(page), 'ChuDong', () => NOW)(`${BASE}${'a'.repeat(2_000)}`)
      expect(answer.delayMs, name).toBeGreaterThanOrEqual(0)
      expect(process.cpuUsage(start).user, name).toBeLessThan(2_000_000)
    }
  },
  FUZZ_MS,
)
