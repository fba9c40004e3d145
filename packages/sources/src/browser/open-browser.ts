import { randomUUID } from 'node:crypto'
import { PermanentError } from '@chudong/domain'
import type { PlaywrightCrawler } from '@crawlee/playwright'
import type { Page } from 'playwright-core'
import { FetchRefusedError } from '../fetch/fetch-error.ts'
import type { FetchedPage, SafeFetch } from '../fetch/safe-fetch.ts'
import { guardPage } from './guard-page.ts'
import { launchOptions } from './launch-options.ts'

/** The browser itself failed (not started, crashed, page never came to rest): a retry may help. */
export class BrowserFailedError extends Error {
  override name = 'BrowserFailedError'
}

export interface Browser {
  /** The page as it stands after its scripts have run, as UTF-8 HTML. Errors are those of the safe fetcher. */
  render(url: string): Promise<FetchedPage>
  close(): Promise<void>
}

export interface BrowserOptions {
  safeFetch: SafeFetch
  /** Path of Chromium; null = no browser on this machine. */
  chromiumPath: string | null
  /** See launchOptions; true when not given. */
  chromiumSandbox?: boolean
  maxPages?: number
}

const MAX_HTML = 5_000_000
const SETTLE_MS = 4000
const RENDER_SECONDS = 30

interface Order {
  first: FetchedPage
  resolve(page: FetchedPage): void
  reject(error: Error): void
}

/**
 * Opens the renderer: Crawlee's Playwright crawler as the engine that keeps, recycles and restarts browsers; the frontier, politeness
 * and retries stay ours. Chromium starts with the first page. The browser has no network of its own (see guardPage, launchOptions).
 */
export function openBrowser(options: BrowserOptions): Browser {
  const orders = new Map<string, Order>()
  let engine: Promise<Engine> | null = null
  return {
    async render(url) {
      if (options.chromiumPath === null) throw new PermanentError('Máy này không có trình duyệt để đọc trang')
      const first = await options.safeFetch(url)
      if (first.status !== 200) return first
      engine ??= startEngine(options, options.chromiumPath, orders)
      const { crawler, running } = await engine
      // Crawlee gives up for good when Chromium does not start: the next page tries a new engine.
      running.catch((error: unknown) => {
        engine = null
        for (const order of orders.values()) order.reject(failed(error))
      })
      const key = randomUUID()
      return await new Promise<FetchedPage>((resolve, reject) => {
        orders.set(key, { first, resolve, reject })
        crawler.addRequests([{ url: first.url, uniqueKey: key }]).catch(reject)
      }).finally(() => orders.delete(key))
    },
    async close() {
      if (!engine) return
      const { crawler, running } = await engine
      crawler.stop()
      await crawler.teardown()
      await running.catch(() => undefined)
      for (const order of orders.values()) order.reject(failed(new Error('the reader is closing')))
    },
  }
}

interface Engine {
  crawler: PlaywrightCrawler
  running: Promise<unknown>
}

/** Crawlee is loaded here and not at start: it costs 1.3 s and 60 MB, and many offices have no source that needs it. */
async function startEngine(
  options: BrowserOptions,
  chromiumPath: string,
  orders: Map<string, Order>,
): Promise<Engine> {
  const [{ Configuration, PlaywrightCrawler, log }, { chromium }] = await Promise.all([
    import('@crawlee/playwright'),
    import('playwright-core'),
  ])
  log.setLevel(log.LEVELS.OFF)
  const configuration = new Configuration({ persistStorage: false, purgeOnStart: false })
  const orderOf = (key: string): Order => {
    const order = orders.get(key)
    if (!order) throw new Error('nobody waits for this page any more')
    return order
  }
  const crawler = new PlaywrightCrawler(
    {
      keepAlive: true,
      maxRequestRetries: 0,
      useSessionPool: false,
      persistCookiesPerSession: false,
      maxConcurrency: options.maxPages ?? 2,
      requestHandlerTimeoutSecs: RENDER_SECONDS,
      navigationTimeoutSecs: 20,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      statisticsOptions: { logIntervalSecs: 86_400 },
      launchContext: {
        launcher: chromium,
        useIncognitoPages: true,
        launchOptions: launchOptions(chromiumPath, options.chromiumSandbox),
      },
      browserPoolOptions: {
        useFingerprints: false,
        retireBrowserAfterPageCount: 100,
        prePageCreateHooks: [
          (_id, _controller, page) =>
            void Object.assign(page ?? {}, {
              serviceWorkers: 'block',
              acceptDownloads: false,
              locale: 'vi-VN',
              timezoneId: 'Asia/Ho_Chi_Minh',
            }),
        ],
      },
      preNavigationHooks: [
        async ({ page, request }, goto) => {
          Object.assign(goto ?? {}, { waitUntil: 'domcontentloaded' })
          await guardPage(page, options.safeFetch, orderOf(request.uniqueKey).first)
        },
      ],
      requestHandler: async ({ page, request }) => {
        const order = orderOf(request.uniqueKey)
        order.resolve(await settledPage(page, order.first))
      },
      failedRequestHandler: ({ request }, error) => {
        const known = error instanceof FetchRefusedError ? error : failed(error)
        orders.get(request.uniqueKey)?.reject(known)
      },
    },
    configuration,
  )
  return { crawler, running: crawler.run() }
}

function failed(cause: unknown): BrowserFailedError {
  return new BrowserFailedError('the browser could not build the page', { cause })
}

async function settledPage(page: Page, first: FetchedPage): Promise<FetchedPage> {
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined)
  const html = await page.content()
  if (html.length > MAX_HTML)
    throw new FetchRefusedError('too-large', `the built page is larger than ${MAX_HTML} characters`)
  return { ...first, url: page.url(), contentType: 'text/html; charset=utf-8', body: Buffer.from(html) }
}
