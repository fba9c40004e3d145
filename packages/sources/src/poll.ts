import { createHash } from 'node:crypto'
import type { ArticleDraft, Source, SourceHealth } from '@chudong/domain'
import { RetryAfterError } from '@chudong/domain'
import { decodePage } from '@chudong/extract'
import type { FoundItem, PollOutcome } from '@chudong/ports'
import { failureWords, statusWords } from './failure-words.ts'
import type { FetchedPage } from './fetch/safe-fetch.ts'
import { isPage } from './fetch-article.ts'
import { retryAfterMs, TurnsAwayError } from './host-pace.ts'
import type { PoliteFetch, PoliteRequest } from './polite-fetch.ts'
import { RobotsForbidError } from './polite-fetch.ts'
import { decodeText } from './readers/decode-text.ts'
import { readFeed } from './readers/feed.ts'
import type { DraftOrigin, ListedEntry } from './readers/found.ts'
import { readListPage } from './readers/list-page.ts'
import { ReadingError } from './readers/reading-error.ts'
import { readSitemap, unpackSitemap } from './readers/sitemap.ts'
import { readSocialPage } from './readers/social.ts'

/** A feed entry with this much text carries the article itself; less is a summary, and the page is read. */
const WHOLE_TEXT = 600
const MAX_CHILD_SITEMAPS = 3
const MAX_SOCIAL_PAGES = 5
const MAX_REMEMBERED = 500
const MAX_WAIT = 120_000
const DAY = 86_400_000

interface Listing {
  found: FoundItem[]
  /** What was refused inside a listing that was otherwise read. */
  note: string | null
  etag: string | null
  lastModified: string | null
}

/** An HTTP answer that carries no listing. */
class StatusError extends Error {
  override name = 'StatusError'
  readonly page: FetchedPage
  constructor(page: FetchedPage) {
    super(`HTTP ${page.status}`)
    this.page = page
  }
}

export type Poll = (source: Source, health: SourceHealth, now: Date) => Promise<PollOutcome>

/**
 * Reads a source's listing once. "unchanged" is a 304 or the same listing as last time: the listing is handed over all the same, since the
 * pages behind it may have changed. "empty" is a readable listing without items, "failed" has its reason in Vietnamese; after both the
 * conditions of a re-read are dropped, so that a later 304 cannot hide them. A 304 is asked for only when the listing is still remembered.
 */
export function openPoll(fetch: PoliteFetch): Poll {
  const remembered = new Map<string, FoundItem[]>()
  return async (source, health, now) => {
    const known = remembered.get(source.id)
    const outcome = await pollOnce(
      fetch,
      source,
      known ? health : { ...health, etag: null, lastModified: null },
      now,
    )
    if (outcome === 'not-modified') {
      const { etag, lastModified, bodyHash } = health
      return { ...NOTHING, state: 'unchanged', found: known ?? [], etag, lastModified, bodyHash }
    }
    remembered.delete(source.id)
    if (outcome.etag !== null || outcome.lastModified !== null)
      remembered.set(source.id, pagesOf(outcome.found))
    for (const oldest of remembered.keys()) if (remembered.size > MAX_REMEMBERED) remembered.delete(oldest)
    return outcome
  }
}

const NOTHING = { found: [], error: null, etag: null, lastModified: null, bodyHash: null, retryAfterMs: null }

async function pollOnce(
  fetch: PoliteFetch,
  source: Source,
  health: SourceHealth,
  now: Date,
): Promise<PollOutcome | 'not-modified'> {
  try {
    const { found, note, etag, lastModified } = await readListing(fetch, source, health, now)
    if (found.length === 0) return { ...NOTHING, state: 'empty', error: note }
    const bodyHash = hashOf(found)
    const state = bodyHash === health.bodyHash ? 'unchanged' : 'ok'
    return { ...NOTHING, state, found, error: note, etag, lastModified, bodyHash }
  } catch (error) {
    if (error instanceof TurnsAwayError) throw error
    if (error instanceof StatusError && error.page.status === 304) return 'not-modified'
    return { ...NOTHING, state: 'failed', error: reasonOf(error), retryAfterMs: waitOf(error, now) }
  }
}

/** Drafts were handed over whole: only pages can have changed behind the listing. */
function pagesOf(found: FoundItem[]): FoundItem[] {
  return found.filter((item) => item.kind === 'page')
}

async function readListing(
  fetch: PoliteFetch,
  source: Source,
  health: SourceHealth,
  now: Date,
): Promise<Listing> {
  const { url } = source
  const from: DraftOrigin = { sourceId: source.id, sourceName: source.name, tier: source.tier }
  const get = async (address: string, request: PoliteRequest = {}): Promise<FetchedPage> => {
    const page = await fetch(source, address, { maxWaitMs: MAX_WAIT, ahead: true, ...request })
    if (page.status !== 200) throw new StatusError(page)
    return page
  }
  if (url === null || source.method === 'import' || source.method === 'form')
    throw new Error('nguồn này không có địa chỉ để đọc định kỳ')
  if (source.method === 'social') return await readSocial(get, url, from, { now, before: health.lastPollAt })
  if (source.method === 'sitemap') return whole(await readSitemaps(get, url), from, now)
  const conditions =
    source.method === 'browser'
      ? { rendered: true }
      : { etag: health.etag, lastModified: health.lastModified }
  const page = await get(url, conditions)
  const entries =
    source.method === 'feed'
      ? readFeed(decodeText(page.body, page.contentType), page.url)
      : listOf(page, source.linkPattern)
  return {
    ...whole(entries, from, now),
    etag: page.headers.etag ?? null,
    lastModified: page.headers['last-modified'] ?? null,
  }
}

type Get = (address: string) => Promise<FetchedPage>

/** A sitemap is never asked for conditionally: an index may stand still while the sitemaps under it move. */
async function readSitemaps(get: Get, url: string): Promise<ListedEntry[]> {
  const read = async (address: string): Promise<ReturnType<typeof readSitemap>> => {
    const page = await get(address)
    return readSitemap(decodeText(unpackSitemap(page.body), page.contentType), page.url)
  }
  const root = await read(url)
  const entries = [...root.pages]
  for (const child of root.children.slice(0, MAX_CHILD_SITEMAPS)) entries.push(...(await read(child)).pages)
  return entries
}

async function readSocial(
  get: Get,
  url: string,
  from: DraftOrigin,
  { now, before }: { now: Date; before: Date | null },
): Promise<Listing> {
  const drafts: ArticleDraft[] = []
  const refused: string[] = []
  let next: string | null = url
  for (let read = 0; next !== null && read < MAX_SOCIAL_PAGES; read += 1) {
    const answer: FetchedPage = await get(next)
    const page = readSocialPage(decodeText(answer.body, answer.contentType), answer.url, from, now)
    drafts.push(...page.drafts)
    refused.push(...page.refused)
    next = page.drafts.length > 0 ? page.next : null
  }
  const notes = [
    ...(next === null ? [] : passedBy(drafts, before)),
    ...(refused.length > 0 ? [`${refused.length} bài bị từ chối: ${refused.slice(0, 3).join('; ')}`] : []),
  ]
  const note = notes.length > 0 ? notes.join('. ') : null
  return { found: drafts.map((draft) => ({ kind: 'item', draft })), note, etag: null, lastModified: null }
}

/** Says which posts came and went between two polls, faster than so many pages show them. */
function passedBy(drafts: readonly ArticleDraft[], before: Date | null): string[] {
  const times = drafts.flatMap(({ publishedAt }) => (publishedAt ? [publishedAt.getTime()] : []))
  const oldest = Math.min(...times)
  if (before === null || !Number.isFinite(oldest) || oldest <= before.getTime()) return []
  return [`Bài đến nhanh hơn đọc: chưa đọc các bài đăng từ ${clock(before)} đến ${clock(new Date(oldest))}`]
}

function clock(at: Date): string {
  return at.toLocaleTimeString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour12: false })
}

function listOf(page: FetchedPage, linkPattern: string | null): ListedEntry[] {
  if (!isPage(page.contentType))
    throw new ReadingError(`Không phải trang web: ${page.contentType?.slice(0, 60)}`)
  return readListPage(decodePage(page.body, page.contentType).text, page.url, linkPattern)
}

function whole(entries: ListedEntry[], from: DraftOrigin, now: Date): Listing {
  const known = new Set<string>()
  const found = entries.flatMap((entry) => {
    const key = entry.url ?? entry.externalId ?? entry.text ?? ''
    if (known.has(key)) return []
    known.add(key)
    return [foundOf(entry, from, now)]
  })
  return { found, note: null, etag: null, lastModified: null }
}

function foundOf(entry: ListedEntry, from: DraftOrigin, now: Date): FoundItem {
  // A date of tomorrow is a mistake of the site: the page itself will say better.
  const publishedAt =
    entry.publishedAt && entry.publishedAt.getTime() > now.getTime() + DAY ? null : entry.publishedAt
  const { url, title, text } = entry
  if (url !== null && (text === null || text.length < WHOLE_TEXT))
    return { kind: 'page', url, title, summary: text, publishedAt }
  const draft: ArticleDraft = {
    ...from,
    kind: 'article',
    externalId: entry.externalId,
    url,
    title: title ?? '',
    text: text ?? '',
    authors: entry.authors,
    images: [],
    language: null,
    publishedAt,
    collectedAt: now,
    engagement: null,
    rawSha256: null,
    evidence: { text: 'feed' },
  }
  return { kind: 'item', draft }
}

/** SHA-256 of what the listing says; the page around it (adverts, build dates) does not count. */
function hashOf(found: FoundItem[]): string {
  const said = found.map((item) => (item.kind === 'page' ? item : { ...item.draft, collectedAt: null }))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

function reasonOf(error: unknown): string {
  if (error instanceof StatusError) return statusWords(error.page.status)
  return error instanceof RobotsForbidError
    ? 'robots.txt của trang không cho đọc địa chỉ này'
    : failureWords(error)
}

function waitOf(error: unknown, now: Date): number | null {
  if (error instanceof StatusError) return retryAfterMs(error.page.headers['retry-after'], now)
  return error instanceof RetryAfterError ? error.ms : null
}
