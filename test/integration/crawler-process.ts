import { createInterface } from 'node:readline'
import { RetryAfterError, Source } from '@chudong/domain'
import { openRedisTurns } from '@chudong/queue'
import { openCollector, openSafeFetch } from '@chudong/sources'
import { openHostTurns } from '@chudong/store'
import { silent } from '../support/silent.ts'

/**
 * A crawler of its own for tests: reads pages of a site, four at a time, as politely as the product does. Arguments: where
 * turns are kept, and the hosts it may read. Each line that comes in is a task: site, delay in milliseconds, a word for its
 * pages, how many.
 */
const [store = '', ...allowPrivate] = process.argv.slice(2)
const name = 'chudong-test-crawler'
const turns = store.startsWith('postgres')
  ? openHostTurns({ url: store, applicationName: name })
  : await openRedisTurns({ url: store }, name, silent)
const safeFetch = openSafeFetch({ userAgent: 'ChuDong/test', allowPrivate })
const collector = openCollector({ safeFetch, turns, now: () => new Date() })

async function read(source: Source, url: string): Promise<void> {
  for (;;) {
    try {
      await collector.fetchArticle(source, url)
      return
    } catch (error) {
      if (!(error instanceof RetryAfterError)) throw error
      await new Promise((resolve) => setTimeout(resolve, error.ms))
    }
  }
}

async function crawl(site: string, delay: string, word: string, count: string): Promise<void> {
  const source = Source.parse({
    id: 'nguon',
    name: 'Nguồn',
    method: 'list',
    url: site,
    tier: 'mainstream',
    province: null,
    owner: null,
    hostDelayMs: Number(delay),
  })
  const pages = Array.from({ length: Number(count) }, (_, n) => `${site}/${word}-${n}.html`)
  const reader = async () => {
    for (let page = pages.shift(); page !== undefined; page = pages.shift()) await read(source, page)
  }
  await Promise.all([1, 2, 3, 4].map(reader))
  console.log(`read ${word}`)
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [site = '', delay = '0', word = '', count = '1'] = line.split(' ')
  void crawl(site, delay, word, count)
})
console.log('ready')
