import type { HostTurns, SourceReader } from '@chudong/ports'
import { openBrowser } from './browser/open-browser.ts'
import type { SafeFetch } from './fetch/safe-fetch.ts'
import { fetchArticlePage } from './fetch-article.ts'
import { openHostPace } from './host-pace.ts'
import { localTurns } from './local-turns.ts'
import { politeFetch } from './polite-fetch.ts'
import { openPoll } from './poll.ts'
import { openRobots } from './robots.ts'

export interface CollectorOptions {
  safeFetch: SafeFetch
  /** Path of Chromium for pages built by JavaScript; null or absent = none on this machine. */
  chromiumPath?: string | null
  /** False where a container is the sandbox and keeps Chromium from making its own; see launchOptions. */
  chromiumSandbox?: boolean
  /** Whose turn it is to ask a host, shared with all other crawlers; absent = this process crawls alone. */
  turns?: HostTurns
  now: () => Date
}

/** Opens the reader of all sources: one robots.txt cache and one browser for the process. The safe fetcher and the turns stay the caller's to close. */
export function openCollector(options: CollectorOptions): SourceReader {
  const { safeFetch, chromiumPath = null, chromiumSandbox, turns = localTurns(), now } = options
  const browser = openBrowser({ safeFetch, chromiumPath, chromiumSandbox })
  const product = safeFetch.userAgent.split('/')[0]?.trim() || 'chudong'
  const fetch = politeFetch({
    safeFetch,
    browser,
    robots: openRobots(safeFetch, product, now),
    pace: openHostPace(turns),
    now,
  })
  const poll = openPoll(fetch)
  return {
    poll: (source, health) => poll(source, health, now()),
    fetchArticle: (source, url, { ahead } = {}) => fetchArticlePage(fetch, { source, url, ahead, now }),
    close: () => browser.close(),
  }
}
