import { FUZZ_MS, fuzz, growingTexts, hostileText, superlinear } from '@chudong/vietnamese/hostile'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDate } from './dates.ts'
import { decodePage } from './decode.ts'
import { extractPage } from './extract-page.ts'
import { parseLoose } from './json-ld.ts'
import { pageLinks } from './links.ts'

const URL = 'https://vi-du.vn/bai'
const page = (html: string) => extractPage(new TextEncoder().encode(html), { url: URL })
const CHARSETS = [
  'windows-1258',
  'utf-8',
  'utf-16le',
  'shift_jis',
  'x-none',
  'windows-1252',
  'tcvn',
  ';"\u0000',
]

test(
  'any bytes under any charset are decoded to composed text',
  () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      hostileText.map((text) => Buffer.from(text, 'utf16le')),
    )
    fc.assert(
      fc.property(bytes, fc.constantFrom(...CHARSETS), (body, charset) => {
        const { text } = decodePage(body, `text/html; charset=${charset}`)
        expect(text).toBe(text.normalize('NFC'))
      }),
      fuzz(500),
    )
  },
  FUZZ_MS,
)

test(
  'hostile text in every place of a page is read without an exception',
  () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const ld = `<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(text)}}</script>`
        const read = page(
          `<title>${text}</title><meta name="author" content="${text}">${ld}<h1>${text}</h1><p>${text}`,
        )
        expect(read.title.length).toBeLessThanOrEqual(500)
        expect(read.published_at === null || !Number.isNaN(Date.parse(read.published_at))).toBe(true)
      }),
      fuzz(150),
    )
  },
  FUZZ_MS,
)

test.each<[string, (text: string) => unknown]>([
  ['a page', page],
  ['a paragraph', (text) => page(`<article><h1>Tin</h1><p>${text}`)],
  ['a head', (text) => page(`<title>${text}</title><meta name="author" content="${text}">`)],
  ['links', (text) => pageLinks(`<a href="${text}">${text}</a>${text}`, URL)],
  ['decoding', (text) => decodePage(Buffer.from(text, 'latin1'))],
  ['JSON-LD', (text) => parseLoose(`{"headline":"${text}`)],
  ['a date', parseDate],
])(
  'the time of %s grows with its text, not faster',
  (_what, read) => {
    for (const [name, text] of growingTexts()) expect(superlinear(read, text), name).toBeNull()
  },
  FUZZ_MS,
)
