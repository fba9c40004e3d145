import type { Source } from '@chudong/domain'
import { PermanentError } from '@chudong/domain'
import type { Browser } from './browser/open-browser.ts'
import type { FetchedPage, FetchInit, SafeFetch } from './fetch/safe-fetch.ts'
import type { HostPace } from './host-pace.ts'
import { retryAfterMs } from './host-pace.ts'
import type { Robots } from './robots.ts'

export interface PoliteFetchOptions {
  safeFetch: SafeFetch
  browser: Browser
  robots: Robots
  pace: HostPace
  now: () => Date
}

export interface PoliteRequest extends FetchInit {
  /** Rendered by the browser instead of read as it is. */
  rendered?: boolean
  /** How long to wait for the host's turn before giving the work back. */
  maxWaitMs?: number
  /** Before what else this process wants of the host. */
  ahead?: boolean | undefined
}

export type PoliteFetch = (source: Source, url: string, request?: PoliteRequest) => Promise<FetchedPage>

/** The site's robots.txt forbids this address to us. */
export class RobotsForbidError extends PermanentError {
  override name = 'RobotsForbidError'
}

/**
 * A fetch that asks robots.txt, waits for the host's turn (the longer of the source's delay and the site's Crawl-delay) and leaves a
 * host alone that asks for it (429 and 503 with Retry-After). robots.txt is read in a turn of its own; the redirects of a page
 * belong to its turn. A network's official API, read with the office's token, has no robots.txt.
 */
export function politeFetch({ safeFetch, browser, robots, pace, now }: PoliteFetchOptions): PoliteFetch {
  return async (source, url, request = {}) => {
    const { rendered, maxWaitMs, ahead, ...init } = request
    const inTurn = <T>(delayMs: number, ask: () => Promise<T>) =>
      pace.inTurn(url, { delayMs, maxWaitMs, ahead }, ask)
    const rules =
      source.method === 'social'
        ? { allowed: true, delayMs: 0 }
        : await robots(url, (read) => inTurn(source.hostDelayMs, read))
    if (!rules.allowed) throw new RobotsForbidError(`robots.txt forbids ${url}`)
    return inTurn(Math.max(source.hostDelayMs, rules.delayMs), async () => {
      const page = rendered ? await browser.render(url) : await safeFetch(url, init)
      const wait =
        page.status === 429 || page.status === 503 ? retryAfterMs(page.headers['retry-after'], now()) : null
      if (wait) await pace.hold(url, wait)
      return page
    })
  }
}
