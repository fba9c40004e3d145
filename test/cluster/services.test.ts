import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Newsroom, openNewsroom } from '@chudong/newsroom'
import { openLog, type RoleName, roles, startService, toConfig, welcome } from '@chudong/runtime'
import { openRecords } from '@chudong/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collector, openCollector } from '../support/collector.ts'
import { postgresForTests, redisForTests, type TestDatabase } from '../support/engines.ts'
import { startProgram } from '../support/programs.ts'
import { mainOf, type ServiceProcess, startServiceProcess } from '../support/services.ts'
import { until } from '../support/until.ts'

const redis = await redisForTests()
const title = 'Hơn 50 học sinh ở Cà Mau nhập viện sau bữa ăn bán trú'
const story = [
  'Trưa nay, 52 học sinh một trường tiểu học ở Cà Mau nhập viện cấp cứu vì nôn ói, đau bụng sau bữa ăn bán trú.',
  'Theo Sở Y tế Cà Mau, 4 em trong tình trạng nặng; mẫu thức ăn được gửi kiểm nghiệm, nghi ngộ độc thực phẩm.',
]

test.each(Object.keys(roles) as RoleName[])(
  'the %s alone, without a common database, refuses to start and says what it needs',
  async (name) => {
    const starting = startService(name, toConfig({}), {
      log: openLog({ dataDir: '', logLevel: 'silent' }, 'stdout'),
    })
    await expect(starting).rejects.toThrow(
      `the ${name} shares its work with other processes and needs DATABASE_URL`,
    )
  },
)

test('a service that cannot start says so in one sentence, without a stack', async () => {
  const program = startProgram(mainOf('classifier'), [], { env: { PATH: process.env.PATH } })
  await program.ended
  expect(program.heard().trim().split('\n')).toEqual([expect.stringContaining('needs DATABASE_URL')])
}, 120_000)

describe.skipIf(!redis)(
  'the work shared by a crawler, a classifier, an alerter and two desks',
  { timeout: 180_000 },
  () => {
    let folder: string
    let database: TestDatabase
    let newsroom: Newsroom
    let collector: Collector
    const running: ServiceProcess[] = []
    const desks: ServiceProcess[] = []
    let cookie = ''

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'chudong-services-'))
      database = await (await postgresForTests()).createDatabase()
      newsroom = await openNewsroom({ now: new Date() })
      collector = await openCollector()
      const sources = join(folder, 'sources.json')
      await writeFile(sources, JSON.stringify(newsroom.sources))
      const env = {
        DATABASE_URL: database.url,
        REDIS_URL: redis?.url ?? '',
        CHUDONG_DATA: folder,
        CHUDONG_SOURCES: sources,
        CHUDONG_ALLOW_PRIVATE: new URL(newsroom.url).host,
        CHUDONG_METRICS_TOKEN: 'so-lieu',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      }
      const names = ['crawler', 'classifier', 'alerter', 'api', 'api'] as const
      running.push(...(await Promise.all(names.map((name) => startServiceProcess(name, env)))))
      desks.push(...running.slice(3))
      cookie = await signedIn(database.url, desks[0]?.address ?? '')
    }, 120_000)

    afterAll(async () => {
      await Promise.all(running.map(({ program }) => program.end()))
      await collector?.close()
      await newsroom?.close()
      await redis?.stop()
      await database?.drop()
      await rm(folder, { recursive: true, force: true })
    })

    test('an article on a news site is heard once on the live feed of every desk', async () => {
      const feeds = desks.map((desk) => listen(desk.address, cookie))
      newsroom.control.publish({ id: 'cum-cong-nhan', site: 'nhip-song-viet', title, text: story })
      for (const feed of feeds)
        await until('the desk hears of the incident', () => feed.heard().includes(`"title":"${title}"`))
      for (const feed of feeds) {
        feed.stop()
        expect(raisedIn(feed.heard(), title)).toBe(1)
      }
    })

    test('one trace follows the article through crawler, classifier and alerter', async () => {
      // Relating continues inside the job of judging, so it has no span of its own; a post has no page to fetch.
      const wanted = ['page.found', 'HTTP GET', 'article.collected', 'event.updated']
      const raised = () => running.flatMap(({ events }) => events()).filter(({ created }) => created === true)
      const spansOf = (traceId: unknown) => collector.spans.filter((span) => span.traceId === traceId)
      const traceId = () =>
        raised()
          .map((event) => event.traceId)
          .find((id) => wanted.every((name) => spansOf(id).some((span) => span.name === name)))
      await until('all spans of an incident were sent', () => traceId() !== undefined)
      const spans = () => spansOf(traceId())
      const services = new Set(spans().map(({ service }) => service))
      expect([...services].sort()).toEqual(['chudong-alerter', 'chudong-classifier', 'chudong-crawler'])
      const known = new Set(spans().map(({ spanId }) => spanId))
      expect(spans().filter(({ parentSpanId }) => parentSpanId && !known.has(parentSpanId))).toEqual([])
      const logged = running.flatMap(({ events }) => events()).filter((event) => event.traceId === traceId())
      expect(new Set(logged.map(({ event }) => event))).toContain('article.collected')
    })

    test('every service tells that it lives, that its engines answer, and its figures', async () => {
      for (const { address } of running) {
        expect((await fetch(`${address}/health`)).status).toBe(200)
        const ready = await fetch(`${address}/ready`)
        expect([ready.status, await ready.json()]).toMatchObject([200, { ok: true, away: [] }])
        expect((await fetch(`${address}/metrics`)).status).toBe(401)
      }
      const figures = (await Promise.all(running.map(({ address }) => metricsOf(address)))).join('\n')
      expect(figures).toMatch(/chudong_sources\{state="(ok|unchanged)"\} [1-9]/)
      expect(figures).toMatch(/chudong_outbox_articles \d/)
      expect(figures).toMatch(/chudong_verdicts_total\{decision="auto",type="food-poisoning"\} [1-9]/)
      expect(figures).toMatch(/chudong_queue_jobs\{topic="event.updated",state="waiting"\} \d/)
      expect(figures).toMatch(/chudong_stage_seconds_count\{topic="page.found",outcome="done"\} [1-9]/)
      expect(figures).toContain('process_resident_memory_bytes')
    })

    test('while the queue is away, every service says so, and is ready again after it', async () => {
      await redis?.kill()
      for (const { address } of running)
        await until('it names the queue', async () => {
          const answer = await fetch(`${address}/ready`)
          return answer.status === 503 && (await answer.json()).away.includes('queue')
        })
      await redis?.restart()
      for (const { address } of running)
        await until('it is ready again', async () => (await fetch(`${address}/ready`)).status === 200)
    })
  },
)

async function signedIn(databaseUrl: string, address: string): Promise<string> {
  const records = await openRecords({ url: databaseUrl, applicationName: 'chudong-test' })
  const link = (await welcome(records, address, new Date()))?.link ?? ''
  await records.close()
  const entered = await fetch(link, { redirect: 'manual' })
  return entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function metricsOf(address: string): Promise<string> {
  const answer = await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer so-lieu' } })
  const lines = (await answer.text()).split('\n')
  return lines.filter((line) => /^(chudong|process)_/.test(line)).join('\n')
}

/** An officer's page: the live feed from the beginning. */
function listen(address: string, cookie: string) {
  const ended = new AbortController()
  let text = ''
  const read = async () => {
    const answer = await fetch(`${address}/api/feed?after=0`, { headers: { cookie }, signal: ended.signal })
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString()
  }
  const over = read().catch(() => undefined)
  return {
    heard: () => text,
    stop() {
      ended.abort()
      return over
    },
  }
}

function raisedIn(heard: string, title: string): number {
  const events = heard.split('\n').filter((line) => line.startsWith('data: {"row"'))
  const rows = events.map((line) => JSON.parse(line.slice(6)))
  return rows.filter(({ row, incident }) => row.kind === 'created' && incident.title === title).length
}
