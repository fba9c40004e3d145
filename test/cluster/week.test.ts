import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Incident } from '@chudong/domain'
import { openLog, openWorld, type RoleName, startSolo, toConfig, type World } from '@chudong/runtime'
import { describe, expect, test } from 'vitest'
import { elasticForTests, postgresForTests, redisForTests, type TestRedis } from '../support/engines.ts'
import { startServiceProcess } from '../support/services.ts'
import { until } from '../support/until.ts'
import { eager, openWeek, type ToldWeek } from './told-week.ts'

const redis = await redisForTests()
const elastic = await elasticForTests()
const services: RoleName[] = ['crawler', 'classifier', 'alerter', 'api']

/** What a desk made of the week. */
interface Outcome {
  incidents: Record<string, unknown>[]
  coverage: { count: number; checksum: string }
  expected: { count: number; checksum: string }
}

describe.skipIf(!redis || !elastic)('the newsroom’s week', () => {
  test('told to four processes on Redis and Elasticsearch, gives the incidents that it gives to one process', {
    timeout: 900_000,
  }, async () => {
    const now = new Date()
    const first = await openWeek({ now, port: 0 })
    const inSolo = await tellSolo(first).finally(() => first.newsroom.close())
    const again = await openWeek({ now, port: first.newsroom.port })
    const inFour =
      redis && elastic
        ? await tellFour(again, { redis, elastic }).finally(() => again.newsroom.close())
        : expect.fail('the engines are there')
    await redis?.stop()
    const events = first.newsroom.labels.flatMap(({ label }) => (label.incident ? (label.event ?? []) : []))
    expect(inSolo.incidents.length).toBeGreaterThanOrEqual(new Set(events).size)
    expect(inFour.incidents).toEqual(inSolo.incidents)
    expect(inFour.coverage.count).toBe(first.newsroom.labels.length)
    for (const { coverage, expected } of [inSolo, inFour]) expect(coverage).toEqual(expected)
  })
})

async function tellSolo(week: ToldWeek): Promise<Outcome> {
  return withPlace(async (folder, databaseUrl) => {
    const flags = { data: folder, port: 0, allowPrivate: [new URL(week.newsroom.url).host] }
    const config = toConfig({ DATABASE_URL: databaseUrl }, flags)
    const solo = await startSolo(config, { log: openLog(config, 'file'), sources: eager(week.newsroom) })
    try {
      await week.tell(solo.world)
      return await outcomeOf(solo.world)
    } finally {
      await solo.stop()
    }
  })
}

async function tellFour(
  week: ToldWeek,
  engines: { redis: TestRedis; elastic: NonNullable<typeof elastic> },
): Promise<Outcome> {
  return withPlace(async (folder, databaseUrl) => {
    const sources = join(folder, 'sources.json')
    await writeFile(sources, JSON.stringify(eager(week.newsroom)))
    const env = {
      DATABASE_URL: databaseUrl,
      REDIS_URL: engines.redis.url,
      ELASTICSEARCH_URL: engines.elastic.url,
      CHUDONG_ELASTIC_PREFIX: engines.elastic.prefix(),
      CHUDONG_DATA: folder,
      CHUDONG_SOURCES: sources,
      CHUDONG_ALLOW_PRIVATE: new URL(week.newsroom.url).host,
    }
    const config = toConfig(env)
    const world = await openWorld(config, { log: openLog(config, 'file'), role: 'test' })
    const running = await Promise.all(services.map((name) => startServiceProcess(name, env)))
    try {
      await week.tell(world)
      return await outcomeOf(world)
    } finally {
      await Promise.all(running.map(({ program }) => program.end()))
      await world.close()
    }
  })
}

async function withPlace<T>(work: (folder: string, databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-week-'))
  const database = await (await postgresForTests()).createDatabase()
  try {
    return await work(folder, database.url)
  } finally {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Incidents by the addresses of their articles, with what a desk says of them; never what depends on the moment. */
async function outcomeOf({ records, coverage }: World): Promise<Outcome> {
  const incidents = await Promise.all((await records.incidents.list({ limit: 10_000 })).map(keyed))
  await until('the coverage holds what the records hold', async () => (await records.outbox.size()) === 0)
  const expected = await records.outbox.expected()
  await until('the coverage shows it', async () => (await coverage.state()).checksum === expected.checksum)
  incidents.sort((a, b) => (a.articles < b.articles ? -1 : 1))
  return { incidents, coverage: await coverage.state(), expected }

  async function keyed(incident: Incident) {
    const members = await records.events.members(incident.eventId)
    const articles = members.map(({ url, articleId }) => url ?? articleId).sort()
    const { decision, type, severity, province, state, title, cases, deaths, diseases, items } = incident
    const said = { decision, type, severity, province, state, title, cases, deaths, diseases, items }
    // An article without a believable date counts from the moment we read it.
    const dated = members.some(({ collectedAt }) => collectedAt.getTime() === incident.publishedAt.getTime())
    const publishedAt = dated ? null : incident.publishedAt
    return {
      articles: articles.join(' '),
      ...said,
      publishedAt,
      sources: incident.sources,
      reasons: incident.reasons,
    }
  }
}
