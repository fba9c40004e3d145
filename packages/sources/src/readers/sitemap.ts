import { gunzipSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { cleanUrl } from './clean-url.ts'
import { refuseEntities } from './feed.ts'
import type { ListedEntry } from './found.ts'
import { oneLine } from './plain-text.ts'
import { ReadingError } from './reading-error.ts'
import { readVietnameseDate } from './vn-date.ts'

/** The protocol allows 50 MB; a news sitemap (two days of articles) needs far less. */
export const MAX_SITEMAP_CHARACTERS = 5_000_000
const MAX_PAGES = 1000
const MAX_NESTING = 20

export interface Sitemap {
  pages: ListedEntry[]
  /** Sitemaps of an index, newest first, to be read next. */
  children: string[]
}

interface Stamped {
  url: string | null
  at: Date | null
}

/**
 * Reads a sitemap or sitemap index (sitemaps.org 0.9, with Google's news fields), newest first, at most 1,000 pages.
 * Throws ReadingError for what is neither, is too large, is nested or declares entities.
 */
export function readSitemap(text: string, baseUrl: string): Sitemap {
  if (text.length > MAX_SITEMAP_CHARACTERS)
    throw new ReadingError(`Sơ đồ trang dài quá ${MAX_SITEMAP_CHARACTERS} ký tự`)
  refuseEntities(text)
  const root = parsed(text)
  const index = fieldsOf(root?.sitemapindex)
  const set = fieldsOf(root?.urlset)
  if (!index && !set) throw new ReadingError('Không phải sơ đồ trang (sitemap)')
  const children = listOf(index?.sitemap).map((child) => ({
    url: cleanUrl(textOf(child.loc), baseUrl),
    at: readVietnameseDate(textOf(child.lastmod)),
  }))
  const pages = listOf(set?.url).map((page) => ({ ...pageOf(page, baseUrl) }))
  return {
    pages: newestFirst(pages)
      .slice(0, MAX_PAGES)
      .map(({ at, ...page }) => ({ ...page, publishedAt: at })),
    children: newestFirst(children).flatMap((child) => (child.url ? [child.url] : [])),
  }
}

/** Unpacks a sitemap that is itself a gzip file (".xml.gz"); other bytes are returned as they are. Throws ReadingError. */
export function unpackSitemap(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_SITEMAP_CHARACTERS * 2 })
  } catch (cause) {
    throw new ReadingError('Tệp sơ đồ trang nén hỏng hoặc quá lớn', { cause })
  }
}

type Fields = Record<string, unknown>

function pageOf(page: Fields, baseUrl: string): Omit<ListedEntry, 'publishedAt'> & Stamped {
  const news = listOf(page.news)[0]
  const title = textOf(news?.title)
  return {
    url: cleanUrl(textOf(page.loc), baseUrl),
    externalId: null,
    title: title ? oneLine(title).slice(0, 500) || null : null,
    text: null,
    authors: [],
    at: readVietnameseDate(textOf(news?.publication_date) ?? textOf(page.lastmod)),
  }
}

function parsed(text: string): Fields | null {
  refuseNesting(text)
  const parser = new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: true,
    parseTagValue: false,
    processEntities: true,
  })
  try {
    return fieldsOf(parser.parse(text))
  } catch (cause) {
    throw new ReadingError('Sơ đồ trang có XML hỏng', { cause })
  }
}

/** A sitemap is four levels deep; the parser's time grows with the depth. */
function refuseNesting(text: string): void {
  let depth = 0
  for (const tag of text.matchAll(/<(\/?)[a-zA-Z][^<>]{0,1000}?(\/?)>/g)) {
    if (!tag[2]) depth += tag[1] ? -1 : 1
    if (depth > MAX_NESTING) throw new ReadingError('Sơ đồ trang lồng quá sâu')
  }
}

function newestFirst<T extends Stamped>(items: T[]): T[] {
  return items
    .filter((item) => item.url !== null)
    .sort((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))
}

function fieldsOf(value: unknown): Fields | null {
  if (value === '') return {}
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

function listOf(value: unknown): Fields[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.map(fieldsOf).filter((item) => item !== null)
}

function textOf(value: unknown): string | null {
  const single: unknown = Array.isArray(value) ? value[0] : value
  return typeof single === 'string' ? single : null
}
