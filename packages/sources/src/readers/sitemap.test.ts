import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readSitemap, unpackSitemap } from './sitemap.ts'

const BASE = 'https://bao.example.vn/sitemap.xml'

test('a news sitemap gives address, title and time, newest first', () => {
  const { pages } = readSitemap(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://bao.example.vn/cu.html?a=1&amp;b=2</loc><lastmod>2026-11-20</lastmod></url>
      <url><loc>/moi.html</loc><n:news><n:publication_date>2026-11-24T08:00:00+07:00</n:publication_date><n:title><![CDATA[Ca sởi
      tăng]]></n:title></n:news></url><url><loc>javascript:1</loc></url></urlset>`,
    BASE,
  )
  expect(pages.map((page) => [page.url, page.title, page.publishedAt?.toISOString()])).toEqual([
    ['https://bao.example.vn/moi.html', 'Ca sởi tăng', '2026-11-24T01:00:00.000Z'],
    ['https://bao.example.vn/cu.html?a=1&b=2', null, '2026-11-19T17:00:00.000Z'],
  ])
})

test('an index names its sitemaps, newest first', () => {
  const index =
    '<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>2026-11-24</lastmod></sitemap></sitemapindex>'
  expect(readSitemap(index, BASE)).toEqual({
    pages: [],
    children: ['https://bao.example.vn/b.xml', 'https://bao.example.vn/a.xml'],
  })
})

test('an empty sitemap is empty; other documents, bombs and deep nesting are refused', () => {
  expect(readSitemap('<urlset></urlset>', BASE)).toEqual({ pages: [], children: [] })
  for (const text of ['', '<html><body>x</body></html>', 'xin chào', '<a>'.repeat(10_000)])
    expect(() => readSitemap(text, BASE)).toThrow()
  expect(() => readSitemap('<!DOCTYPE x [<!ENTITY a "b">]><urlset/>', BASE)).toThrow('ENTITY')
  expect(() => readSitemap(`<urlset>${'<url>'.repeat(20_000)}`, BASE)).toThrow('lồng quá sâu')
  expect(() => readSitemap('x'.repeat(5_000_001), BASE)).toThrow('dài quá')
})

test('a sitemap that is a gzip file is unpacked, a bomb is not', () => {
  expect(Buffer.from(unpackSitemap(gzipSync('<urlset/>'))).toString()).toBe('<urlset/>')
  expect(() => unpackSitemap(gzipSync(Buffer.alloc(50_000_000)))).toThrow('quá lớn')
})
