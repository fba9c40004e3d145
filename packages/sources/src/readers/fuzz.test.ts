import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFeed } from './feed.ts'
import { plainText } from './plain-text.ts'
import { ReadingError } from './reading-error.ts'
import { readSitemap } from './sitemap.ts'
import { readSocialPage } from './social.ts'

const BASE = 'https://bao.example.vn/'
const PIECES = [
  '<rss version="2.0"><channel>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<urlset>',
  '<url>',
  '<loc>',
  '<item>',
  '</item>',
  '<entry>',
  '<title>',
  '</title>',
  '<link href="',
  '"/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&amp;',
  '&#x1F600;',
  '&#99999999;',
  '&',
  '<',
  '>',
  '"',
  '<?xml',
  '?>',
  '<script>',
  '</',
  'Sởi',
  '__proto__',
  '{"data":[',
  '{"text":"',
  '"}',
  ']}',
  '[',
  ',',
  '\u0000',
  '\uD800',
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''))

/** Reads, or says in words of ours why not. */
function readsOrRefuses(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    return error instanceof ReadingError
  }
}

test.each([
  ['feed', (text: string) => readFeed(text, BASE)],
  ['sitemap', (text: string) => readSitemap(text, BASE)],
  [
    'social page',
    (text: string) =>
      readSocialPage(text, BASE, { sourceId: 'a', sourceName: 'A', tier: 'social' }, new Date(0)),
  ],
  ['fragment', (text: string) => plainText(text)],
])('any text as a %s is read or refused in our own words', (_what, read) => {
  fc.assert(
    fc.property(texts, (text) => readsOrRefuses(() => read(text))),
    { numRuns: 2000 },
  )
})

test('names of object internals in a row do no harm', () => {
  const page = '{"data":[{"__proto__":{"text":"x"},"constructor":1,"id":"1","text":"y"}]}'
  expect(
    readSocialPage(page, BASE, { sourceId: 'a', sourceName: 'A', tier: 'social' }, new Date(0)).drafts,
  ).toMatchObject([{ externalId: '1', text: 'y' }])
})
