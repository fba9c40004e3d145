/**
 * Pages fetched and parsed per second on loopback, ours beside named peers in one run:
 * `npx tsx test/bench/crawl.ts [PAGES]`. Every contender reads the same pages, 16 at a time, and lists their links.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { SourceHealth } from '@chudong/domain'
import { Source } from '@chudong/domain'
import { decodePage, pageLinks } from '@chudong/extract'
import type { SafeFetch } from '@chudong/sources'
import { openCollector, openSafeFetch } from '@chudong/sources'
import type { BaseHttpClient } from '@crawlee/http'
import { Configuration, HttpCrawler, log } from '@crawlee/http'
import { Parser } from 'htmlparser2'
import { Agent, request } from 'undici'

const AT_ONCE = 16
const pages = Number(process.argv[2] ?? 1500)
const server = fork(new URL('./crawl-server.ts', import.meta.url), { execArgv: process.execArgv })
const [port]: unknown[] = await once(server, 'message')
const base = `http://127.0.0.1:${String(port)}`
const safeFetch = openSafeFetch({ userAgent: 'ChuDong/bench', allowPrivate: [base.slice(7)] })
const agent = new Agent()
log.setLevel(log.LEVELS.OFF)

const contenders: Record<string, () => Promise<number>> = {
  'safe fetch + page links (ours)': () => each(async (url) => linksOf(await safeFetch(url), url)),
  'collector with robots.txt (ours)': collected,
  'undici + htmlparser2': () => each(peer),
  'Crawlee HttpCrawler on our safe fetch': () => crawled(clientOf(safeFetch)),
  'Crawlee HttpCrawler, its own client': () => crawled(undefined),
}

const figures = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]))
for (let round = 0; round < 4; round += 1) {
  for (const [name, run] of Object.entries(contenders)) {
    const start = performance.now()
    const links = await run()
    if (links < pages * 100) throw new Error(`${name} found ${links} links only`)
    if (round > 0) figures.get(name)?.push((pages / (performance.now() - start)) * 1000)
  }
}
const median = (rates: number[]): number => rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0
const reference = median(figures.get('undici + htmlparser2') ?? [])
console.log(`pages/s on loopback, n ${pages} pages of 40 kB, ${AT_ONCE} at once, median of 3 rounds`)
for (const [name, rates] of figures)
  console.log(
    `${name.padEnd(40)} ${median(rates).toFixed(0).padStart(6)}  ${(median(rates) / reference).toFixed(2)} × undici + htmlparser2`,
  )
await safeFetch.close()
await agent.close()
server.disconnect()

async function each(read: (url: string) => Promise<number>): Promise<number> {
  let next = 0
  let links = 0
  const worker = async (): Promise<void> => {
    while (next < pages) {
      next += 1
      const found = await read(`${base}/trang-${next}.html`)
      links += found
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return links
}

function linksOf(page: { body: Uint8Array; contentType: string | null }, url: string): number {
  return pageLinks(decodePage(page.body, page.contentType).text, url).length
}

async function collected(): Promise<number> {
  const collector = openCollector({ safeFetch, now: () => new Date() })
  const health: SourceHealth = {
    sourceId: 'bench',
    state: 'new',
    lastPollAt: null,
    lastOkAt: null,
    lastItemAt: null,
    nextPollAt: null,
    failures: 0,
    error: null,
    items: 0,
    etag: null,
    lastModified: null,
    bodyHash: null,
  }
  const source = Source.parse({
    id: 'bench',
    name: 'Bench',
    method: 'list',
    url: base,
    tier: 'local',
    province: null,
    owner: null,
    linkPattern: '/tin-',
    hostDelayMs: 0,
  })
  const links = await each(async (url) => (await collector.poll({ ...source, url }, health)).found.length)
  await collector.close()
  return links
}

async function peer(url: string): Promise<number> {
  const answer = await request(url, { dispatcher: agent })
  let links = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'a' && attributes.href) links += 1
    },
  })
  parser.end(await answer.body.text())
  return links
}

async function crawled(httpClient: BaseHttpClient | undefined): Promise<number> {
  let links = 0
  const crawler = new HttpCrawler(
    {
      ...(httpClient ? { httpClient } : {}),
      minConcurrency: AT_ONCE,
      maxConcurrency: AT_ONCE,
      maxRequestRetries: 0,
      useSessionPool: false,
      persistCookiesPerSession: false,
      requestHandler: ({ body, request: { url } }) => {
        links += pageLinks(String(body), url).length
      },
    },
    new Configuration({ persistStorage: false }),
  )
  await crawler.run(Array.from({ length: pages }, (_, index) => `${base}/trang-${index + 1}.html`))
  await crawler.teardown()
  return links
}

/** Our safe fetcher behind Crawlee's client interface, as HttpCrawler calls it. */
function clientOf(fetch: SafeFetch): BaseHttpClient {
  return {
    sendRequest: () => Promise.reject(new Error('not used by HttpCrawler')),
    async stream(options) {
      const page = await fetch(String(options.url))
      const progress = { percent: 1, transferred: page.body.length }
      const stream = Readable.from([Buffer.from(page.body)])
      const head = {
        statusCode: page.status,
        headers: page.headers,
        trailers: {},
        complete: true,
        redirectUrls: [],
        url: page.url,
        request: options,
      }
      return { ...head, stream, downloadProgress: progress, uploadProgress: progress }
    },
  }
}
