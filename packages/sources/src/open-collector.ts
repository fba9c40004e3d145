import type { SourceReader } from '@chudong/ports'
import { openBrowser } from './browser/open-browser.ts'
import type { SafeFetch } from './fetch/safe-fetch.ts'
import { fetchArticlePage } from './fetch-article.ts'
import { openHostPace } from './host-pace.ts'
import { politeFetch } from './polite-fetch.ts'
import { openPoll } from './poll.ts'
import { openRobots } from './robots.ts'

export interface CollectorOptions {
  safeFetch: SafeFetch
  /** Path of Chromium for pages built by JavaScript; null or absent = none on this machine. */
  chromiumPath?: string | null
  now: () => Date
}

/** Opens the reader of all sources: one politeness per host, one robots.txt cache and one browser for the process. The safe fetcher stays the caller's to close. */
export function openCollector({ safeFetch, chromiumPath = null, now }: CollectorOptions): SourceReader {
  const browser = openBrowser({ safeFetch, chromiumPath })
  const product = safeFetch.userAgent.split('/')[0]?.trim() || 'chudong'
  const fetch = politeFetch({
    safeFetch,
    browser,
    robots: openRobots(safeFetch, product, now),
    pace: openHostPace(),
    now,
  })
  const poll = openPoll(fetch)
  return {
    poll: (source, health) => poll(source, health, now()),
    fetchArticle: (source, url) => fetchArticlePage(fetch, source, url, now),
    close: () => browser.close(),
  }
}
