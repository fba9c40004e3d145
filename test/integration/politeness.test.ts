import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { migrate } from '@chudong/store'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { postgresForTests, redisForTests } from '../support/engines.ts'
import { startProgram } from '../support/programs.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })
const program = new URL('./crawler-process.ts', import.meta.url).pathname

type Answer = (path: string, res: ServerResponse) => void
interface Visit {
  path: string
  at: number
  /** Requests that were not answered yet when it came. */
  besides: number
}

/** A site that keeps the log it is judged by. */
async function openSite() {
  const visits: Visit[] = []
  let open = 0
  let answer: Answer = () => undefined
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    visits.push({ path: req.url ?? '', at: performance.now(), besides: open })
    open += 1
    res.on('close', () => {
      open -= 1
    })
    answer(req.url ?? '', res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    answerWith(next: Answer) {
      answer = next
    },
    gaps: () => visits.slice(1).map((visit, n) => visit.at - (visits[n]?.at ?? 0)),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const page = (res: ServerResponse) =>
  void res.writeHead(200, { 'content-type': 'text/html' }).end('<p>Tin</p>')
const missing = (res: ServerResponse) => void res.writeHead(404).end()

type Site = Awaited<ReturnType<typeof openSite>>
interface Crawlers {
  /** Both begin at the same moment and read so many pages of the site each. */
  crawl(site: Site, delayMs: number, count: number): Promise<void>
  stop(): void
}

/** Two crawlers in processes of their own, that may read these sites. */
async function startCrawlers(store: string, sites: Site[]): Promise<Crawlers> {
  const args = [store, ...sites.map(({ url }) => new URL(url).host)]
  const pair = [startProgram(program, args), startProgram(program, args)]
  await Promise.all(pair.map((crawler) => crawler.says('ready')))
  let tasks = 0
  return {
    async crawl(site, delayMs, count) {
      const task = ++tasks
      for (const [n, crawler] of pair.entries()) crawler.tell(`${site.url} ${delayMs} ${task}.${n} ${count}`)
      await Promise.all(pair.map((crawler, n) => crawler.says(`read ${task}.${n}`)))
    },
    stop() {
      for (const crawler of pair) crawler.kill()
    },
  }
}

/** What a site's own log says of two crawlers that share their turns on one store. */
function politeness(name: string, store: () => string): void {
  describe(`two crawlers that share ${name}`, () => {
    let sites: Site[]
    let crawlers: Crawlers
    const siteOf = (n: number) => sites[n] as Site
    beforeAll(async () => {
      sites = await Promise.all([1, 2, 3].map(openSite))
      crawlers = await startCrawlers(store(), sites)
    })
    afterAll(() => {
      crawlers.stop()
      for (const site of sites) site.close()
    })

    test('never ask one site faster than its source allows, robots.txt included', async () => {
      const site = siteOf(0)
      site.answerWith((path, res) => (path === '/robots.txt' ? missing(res) : page(res)))
      await crawlers.crawl(site, 60, 10)
      expect(site.visits.filter(({ path }) => path !== '/robots.txt')).toHaveLength(20)
      expect(Math.min(...site.gaps())).toBeGreaterThanOrEqual(60)
    })

    test('keep the Crawl-delay that either of them read, and never ask while an answer is awaited', async () => {
      const site = siteOf(1)
      site.answerWith((path, res) => {
        if (path === '/robots.txt') res.writeHead(200).end('User-agent: *\nCrawl-delay: 0.25\n')
        else setTimeout(() => page(res), 100)
      })
      await crawlers.crawl(site, 1, 3)
      const firstPage = site.visits.findIndex(({ path }) => path !== '/robots.txt')
      expect(Math.min(...site.gaps().slice(firstPage))).toBeGreaterThanOrEqual(250)
      expect(site.visits.every(({ besides }) => besides === 0)).toBe(true)
    })

    test('both leave a site alone that asked one of them to', async () => {
      const site = siteOf(2)
      let refusedAt = 0
      site.answerWith((path, res) => {
        if (path === '/robots.txt') return missing(res)
        if (refusedAt > 0) return page(res)
        refusedAt = performance.now()
        res.writeHead(503, { 'retry-after': '2' }).end()
      })
      await crawlers.crawl(site, 5, 3)
      const next = site.visits.find(({ at }) => at > refusedAt)
      expect((next?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(2_000)
    })
  })
}

describe('with PostgreSQL', () => {
  let database: { url: string; drop(): Promise<void> }
  beforeAll(async () => {
    database = await (await postgresForTests()).createDatabase()
    await migrate(database.url)
  })
  afterAll(() => database.drop())
  politeness('PostgreSQL', () => database.url)
})

const redis = await redisForTests()
describe.runIf(redis)('with Redis', () => {
  afterAll(() => redis?.stop())
  politeness('Redis', () => redis?.url ?? '')
})
