import { createHash } from 'node:crypto'
import type { Source } from '@chudong/domain'
import { PermanentError, RetryAfterError } from '@chudong/domain'
import { MAX_INPUT_BYTES } from '@chudong/extract'
import type { RawPage } from '@chudong/ports'
import type { FetchedPage } from './fetch/safe-fetch.ts'
import { retryAfterMs } from './host-pace.ts'
import type { PoliteFetch } from './polite-fetch.ts'

const BUSY_MS = 60_000

/**
 * The bytes of one article page with their SHA-256, as evidence; `ahead` of the host's other pages. Throws PermanentError (forbidden, gone, too large, not a page),
 * RetryAfterError (429, 503, robots.txt unreachable, the host's turn far away) or another error when a retry may help.
 */
export async function fetchArticlePage(
  fetch: PoliteFetch,
  { source, url, ahead, now }: { source: Source; url: string; ahead?: boolean | undefined; now: () => Date },
): Promise<RawPage> {
  const page = await fetch(source, url, {
    ahead,
    rendered: source.browserArticles,
    // What the extractor would refuse is refused here, with its reason and before it is kept as evidence.
    maxBytes: MAX_INPUT_BYTES,
  })
  refuseStatus(page, now())
  // A page built by the browser is counted in characters before it comes here.
  if (page.body.length > MAX_INPUT_BYTES)
    throw new PermanentError(`${page.url} is larger than ${MAX_INPUT_BYTES} bytes`)
  if (!isPage(page.contentType))
    throw new PermanentError(`${page.url} is ${page.contentType?.slice(0, 60)}, not a page`)
  const sha256 = createHash('sha256').update(page.body).digest('hex')
  return { url: page.url, bytes: page.body, contentType: page.contentType, sha256, fetchedAt: now() }
}

/** True for the content types of web pages, and for none at all. */
export function isPage(contentType: string | null): boolean {
  return !contentType || /^\s*(text\/|application\/(xhtml\+)?xml)/i.test(contentType)
}

function refuseStatus({ status, url, headers }: FetchedPage, now: Date): void {
  if (status === 200 || status === 203) return
  const message = `${url} answered HTTP ${status}`
  if (status === 429 || status === 503)
    throw new RetryAfterError(message, retryAfterMs(headers['retry-after'], now) ?? BUSY_MS)
  if (status >= 500 || status === 408 || status === 425) throw new Error(message)
  throw new PermanentError(message)
}
