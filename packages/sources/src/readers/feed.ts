import type { Atom, Json, Rdf, Rss } from 'feedsmith'
import { parseFeed } from 'feedsmith'
import { cleanUrl } from './clean-url.ts'
import { readBrokenFeed } from './feed-fallback.ts'
import type { ListedEntry } from './found.ts'
import { oneLine, plainText } from './plain-text.ts'
import { ReadingError } from './reading-error.ts'
import { readVietnameseDate } from './vn-date.ts'

/** Health feeds of the catalogue stay under 300 kB; parsing time grows with the size. */
export const MAX_FEED_CHARACTERS = 2_000_000
/** What a newspaper publishes in days: after an outage everything that still stands in its feed is read. */
const MAX_ITEMS = 5_000
const MAX_AUTHORS = 10

interface RawEntry {
  link: string | undefined
  id: string | undefined
  title: string | undefined
  content: string | undefined
  summary: string | undefined
  date: string | undefined
  authors: (string | undefined)[]
}

/**
 * Entries of an RSS, Atom, RDF or JSON feed, at most 5,000, in the feed's order; broken XML is read as far as it goes.
 * An empty list means a readable feed without entries. Throws ReadingError for what is not a feed, is too large or declares entities.
 */
export function readFeed(text: string, baseUrl: string): ListedEntry[] {
  const body = text.replace(/^[\s\uFEFF]+/, '')
  if (body.length > MAX_FEED_CHARACTERS)
    throw new ReadingError(`Nguồn tin dài quá ${MAX_FEED_CHARACTERS} ký tự`)
  refuseEntities(body)
  const raw = (hasManyOpenTags(body) ? null : parsedEntries(body)) ?? readBrokenFeed(body, MAX_ITEMS)
  if (!raw) throw new ReadingError('Không phải RSS, Atom, RDF hay JSON Feed')
  return raw
    .map((entry) => listed(entry, baseUrl))
    .filter((entry) => entry.url !== null || entry.text !== null)
}

/** Entity declarations have no use in feeds and sitemaps but to blow up the parser or to read files. */
export function refuseEntities(xml: string): void {
  if (/<!ENTITY/i.test(xml) || /<!DOCTYPE[^>]{0,1000}\[/i.test(xml))
    throw new ReadingError('XML khai báo thực thể (ENTITY): bị từ chối')
}

function parsedEntries(text: string): RawEntry[] | null {
  try {
    const parsed = parseFeed(text, { maxItems: MAX_ITEMS })
    if (parsed.format === 'json') return (parsed.feed.items ?? []).map(ofJson)
    if (parsed.format === 'atom') return (parsed.feed.entries ?? []).map(ofAtom)
    if (parsed.format === 'rdf') return (parsed.feed.items ?? []).map(ofRdf)
    return (parsed.feed.items ?? []).map(ofRss)
  } catch {
    return null
  }
}

const MAX_OPEN_TAGS = 100

/** The parser looks for the end of every tag to the end of the text: of thousands that never end it would be at it for hours. */
function hasManyOpenTags(xml: string): boolean {
  let open = 0
  for (const _ of xml.matchAll(/<(?!!\[CDATA\[)[^<>]*(?=<)/g)) if (++open > MAX_OPEN_TAGS) return true
  return false
}

type Partial<T> = { [K in keyof T]?: T[K] | undefined }

function ofRss(item: Partial<Rss.Item<string>>): RawEntry {
  const guid = item.guid?.value
  return {
    link: item.link ?? item.atom?.links?.[0]?.href ?? (guid?.startsWith('http') ? guid : undefined),
    id: guid,
    title: item.title ?? item.dc?.titles?.[0],
    content: item.content?.encoded,
    summary: item.description,
    date: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
    authors: [...(item.authors ?? []).map(personName), ...(item.dc?.creators ?? [])],
  }
}

function ofRdf(item: Partial<Rdf.Item<string>>): RawEntry {
  return {
    link: item.link,
    id: item.rdf?.about,
    title: item.title,
    content: item.content?.encoded,
    summary: item.description,
    date: item.dc?.dates?.[0],
    authors: item.dc?.creators ?? [],
  }
}

function ofAtom(entry: Partial<Atom.Entry<string>>): RawEntry {
  const links = entry.links ?? []
  const link = links.find((one) => !one.rel || one.rel === 'alternate') ?? links[0]
  return {
    link: link?.href,
    id: entry.id,
    title: entry.title?.value,
    content: entry.content?.value,
    summary: entry.summary?.value,
    date: entry.published ?? entry.updated,
    authors: (entry.authors ?? []).map(personName),
  }
}

function ofJson(item: Partial<Json.Item<string>>): RawEntry {
  return {
    link: item.url ?? item.external_url,
    id: item.id,
    title: item.title,
    content: item.content_html ?? item.content_text,
    summary: item.summary,
    date: item.date_published ?? item.date_modified,
    authors: (item.authors ?? []).map(personName),
  }
}

function personName(person: { name?: string | undefined } | string): string | undefined {
  return typeof person === 'string' ? person : person.name
}

function listed(entry: RawEntry, baseUrl: string): ListedEntry {
  const url = cleanUrl(entry.link, baseUrl)
  const body = entry.content ?? (url === null ? entry.summary : undefined)
  return {
    url,
    externalId: entry.id?.trim().slice(0, 500) || null,
    title: entry.title === undefined ? null : oneLine(plainText(entry.title)).slice(0, 500) || null,
    text: body === undefined ? null : plainText(body) || null,
    publishedAt: readVietnameseDate(entry.date),
    authors: entry.authors
      .flatMap((name) => (name ? [oneLine(name).slice(0, 200)] : []))
      .slice(0, MAX_AUTHORS),
  }
}
