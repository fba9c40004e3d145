import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, forget, type Manifest, restore } from '@chudong/backup'
import type { PackedModel } from '@chudong/detect'
import { type Newsroom, openNewsroom } from '@chudong/newsroom'
import { project, topicNames } from '@chudong/pipeline'
import {
  type Config,
  type Env,
  keepModel,
  officeModels,
  openLog,
  openModel,
  openWorld,
  type Solo,
  startSolo,
  toConfig,
  undoModel,
} from '@chudong/runtime'
import { migrate } from '@chudong/store'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { elasticForTests, postgresForTests, redisForTests, type TestDatabase } from '../support/engines.ts'
import { removeCoverage } from '../support/remove-coverage.ts'
import { until } from '../support/until.ts'

const databases: TestDatabase[] = []
let folder: string
let newsroom: Newsroom

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chudong-backup-'))
  newsroom = await openNewsroom({ now: new Date() })
})

afterAll(async () => {
  await newsroom?.close()
  for (const database of databases) await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A desk's configuration on a database of its own. */
async function newDesk(engines: Env = {}): Promise<Config> {
  const database = await (await postgresForTests()).createDatabase()
  databases.push(database)
  return toConfig(
    { ...engines, DATABASE_URL: database.url },
    { port: 0, data: folder, allowPrivate: [new URL(newsroom.url).host] },
  )
}

function open(config: Config): Promise<Solo> {
  return startSolo(config, { log: openLog(config, 'file'), sources: newsroom.sources })
}

async function rowsOf(config: Config, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: config.databaseUrl ?? '' })
  await client.connect()
  return client
    .query(statement)
    .then(
      ({ rows }) => rows,
      () => [],
    )
    .finally(() => client.end())
}

/** Every source polled, nothing on its way, nothing to carry into the coverage. */
async function untilQuiet({ world }: Solo): Promise<void> {
  await until(
    'everything is through',
    async () => {
      const sources = await world.records.sources.list()
      if (sources.some(({ source, health }) => source.enabled && health.lastPollAt === null)) return false
      const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
      const left = depths.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0)
      return left === 0 && (await world.records.outbox.size()) === 0
    },
    120_000,
  )
}

/** An officer merges the incident of the lowest id into that of the highest, and splits its items off again. */
async function regroup({ world: { records } }: Solo): Promise<void> {
  const ids = (await records.incidents.list({ states: ['suspected'] })).map(({ id }) => id).sort()
  const [id = '', into = ''] = [ids[0], ids.at(-1)]
  const command = { actor: { kind: 'system' }, at: new Date() } as const
  const moved = await records.events.members((await records.incidents.get(id))?.eventId ?? '')
  const merged = await records.incidents.merge({ ...command, id, into })
  const articleIds = moved.map(({ articleId }) => articleId)
  const split = await records.incidents.split({ ...command, id: into, articleIds, newEventId: 'ev-tach-ra' })
  expect([merged.ok, split.ok]).toEqual([true, true])
}

/** The articles that were judged and placed in their very wording. */
function placed(config: Config) {
  return rowsOf(
    config,
    `select a.id from articles a join placements p on p.article_id = a.id and p.content_hash = a.content_hash
     where a.assessed_hash = a.content_hash order by a.id`,
  )
}

const contentOf = ({ tables }: Manifest) =>
  Object.fromEntries(tables.map(({ schema, name, rows, sha256 }) => [`${schema}.${name}`, { rows, sha256 }]))

describe('a desk that watched the newsroom', () => {
  let desk: Config
  let manifest: Manifest
  const incidents = 'select id, title, severity, state, items, merged_into from incidents order by id'

  beforeAll(async () => {
    desk = await newDesk()
    const solo = await open(desk)
    await until('some articles are read', async () => (await solo.world.coverage.state()).count >= 20)
    await backup(desk, join(folder, 'at-work'))
    await untilQuiet(solo)
    await regroup(solo)
    await untilQuiet(solo)
    await solo.stop()
    manifest = await backup(desk, join(folder, 'at-rest'))
  }, 240_000)

  test('is the same again on another server: every row, the jobs, the audit chain', async () => {
    const other = await newDesk()
    const report = await restore(other, join(folder, 'at-rest'))
    expect(report).toMatchObject({ madeAt: manifest.madeAt, auditRows: manifest.audit.rows, resumed: null })
    expect(manifest.audit.rows).toBeGreaterThan(0)
    const again = await backup(other, join(folder, 'again'))
    expect(contentOf(again)).toEqual(contentOf(manifest))
    expect(again.audit).toEqual(manifest.audit)
    expect(await rowsOf(other, incidents)).toEqual(await rowsOf(desk, incidents))
  }, 120_000)

  test('goes on from a backup that was made while it worked', async () => {
    const other = await newDesk()
    await restore(other, join(folder, 'at-work'))
    const solo = await open(other)
    await untilQuiet(solo)
    await solo.stop()
    expect(await placed(other)).toEqual(await placed(desk))
  }, 180_000)

  test('is not brought into a database that holds data, unless that is to be replaced', async () => {
    const other = await newDesk()
    await restore(other, join(folder, 'at-work'))
    await expect(restore(other, join(folder, 'at-rest'))).rejects.toThrow('the database holds data')
    await restore(other, join(folder, 'at-rest'), { replace: true })
    expect(await rowsOf(other, incidents)).toEqual(await rowsOf(desk, incidents))
  }, 120_000)

  test('is not replaced while a service is connected', async () => {
    const solo = await open(desk)
    const refused = restore(desk, join(folder, 'at-rest'), { replace: true })
    await expect(refused).rejects.toThrow('stop the services first: chudong-')
    await solo.stop()
  }, 120_000)

  test('leaves no half behind when a file of the backup is damaged', async () => {
    const other = await newDesk()
    const file = join(folder, 'again', 'public.incidents.copy.gz')
    const bytes = await readFile(file)
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    await writeFile(file, bytes)
    await expect(restore(other, join(folder, 'again'))).rejects.toThrow('the backup is damaged')
    expect(await rowsOf(other, 'select id from articles')).toEqual([])
  }, 120_000)
})

test('a backup of an older version is brought back and becomes one of the present version', async () => {
  const old = await newDesk()
  await migrate(old.databaseUrl ?? '', 3)
  const client = new pg.Client({ connectionString: old.databaseUrl ?? '' })
  await client.connect()
  await client.query(
    `insert into events (id, items, summary) values ('sk-1', 1, '{"title": "một\\t\\"hai\\"\\n"}')`,
  )
  await client.end()
  const manifest = await backup(old, join(folder, 'old'))
  expect(manifest.dataVersion).toBe(3)
  const other = await newDesk()
  await restore(other, join(folder, 'old'))
  expect(await rowsOf(other, 'select id, summary from events')).toEqual([
    { id: 'sk-1', summary: { title: 'một\t"hai"\n' } },
  ])
  const newest = await rowsOf(other, 'select max(number) as n from schema_migrations')
  expect(Number(newest[0]?.n)).toBeGreaterThan(3)
})

test('the models that the office trained come back as they were; others stay unless they are to be replaced', async () => {
  const [home, elsewhere] = [join(folder, 'home'), join(folder, 'elsewhere')]
  const desk = { ...(await newDesk()), dataDir: home }
  await migrate(desk.databaseUrl ?? '')
  await keepModel(home, modelTrained('2026-11-01'))
  await undoModel(home)
  await keepModel(home, modelTrained('2026-11-02'))
  const { models } = await backup(desk, join(folder, 'trained'))
  expect(models.map(({ name }) => name)).toEqual(['0001.undone.json', '0002.json'])
  const other = { ...(await newDesk()), dataDir: elsewhere }
  await keepModel(elsewhere, modelTrained('2026-10-01'))
  await keepModel(elsewhere, modelTrained('2026-10-02'))
  await expect(restore(other, join(folder, 'trained'))).rejects.toThrow('holds models already')
  expect((await openModel(elsewhere)).name).toBe('office 0002, trained 2026-10-02')
  await restore(other, join(folder, 'trained'), { replace: true })
  expect(await officeModels(elsewhere)).toEqual(await officeModels(home))
  expect((await openModel(elsewhere)).name).toBe('office 0002, trained 2026-11-02')
  await writeFile(join(folder, 'trained', 'model_0002.json'), '{}')
  await expect(restore(other, join(folder, 'trained'), { replace: true })).rejects.toThrow('damaged')
  await forget(desk, join(folder, 'trained'))
  expect(await readdir(join(folder, 'trained'))).toEqual([])
})

function modelTrained(trained: string): PackedModel {
  const head = { bias: 0, weights: [] }
  const calibration = { slope: 1, shift: 0 }
  return {
    card: { name: 'đơn vị', data: [], terms: '', measured: '', trained },
    names: [],
    heads: { incident: head, health: head, abroad: head, suspect: head, debunk: head },
    types: {},
    calibration: { incident: calibration, health: calibration },
    thresholds: { ask: 0.5, auto: 0.9, health: 0.5 },
  }
}

const redis = await redisForTests()
const elastic = await elasticForTests()
describe.runIf(redis && elastic)('a desk on Redis and Elasticsearch', () => {
  const prefix = elastic?.prefix() ?? ''
  const onElastic = { ELASTICSEARCH_URL: elastic?.url, CHUDONG_ELASTIC_PREFIX: prefix }
  let desk: Config

  beforeAll(async () => {
    desk = await newDesk({ ...onElastic, REDIS_URL: redis?.url })
    const solo = await open(desk)
    await until('some articles are read', async () => (await solo.world.coverage.state()).count >= 20)
    await backup(desk, join(folder, 'early'), { repository: 'chudong-test' })
    await untilQuiet(solo)
    await solo.stop()
  }, 240_000)

  afterAll(async () => {
    await forget(desk, join(folder, 'early'))
    await redis?.stop()
    await removeCoverage(elastic?.url ?? '', prefix)
  })

  test('that lost its Redis and went back in time has every article again, those on their way included', async () => {
    await redis?.kill()
    const fresh = await redisForTests()
    const other = await newDesk({ ...onElastic, REDIS_URL: fresh?.url })
    const { resumed, coverage, rows } = await restore(other, join(folder, 'early'))
    expect(rows).toBeGreaterThan(0)
    expect(resumed).toBeGreaterThan(0)
    expect(['equal', 'to-be-filled']).toContain(coverage.state)
    const solo = await open(other)
    await untilQuiet(solo)
    const { records, coverage: held } = solo.world
    expect(await held.state()).toEqual(await records.outbox.expected())
    await solo.stop()
    await fresh?.stop()
    expect(await placed(other)).toEqual(await placed(desk))
  }, 240_000)

  test('has its search at once when nothing came after the backup', async () => {
    const still = toConfig({ ...onElastic, DATABASE_URL: desk.databaseUrl ?? '' }, { data: folder })
    const world = await openWorld(still, { log: openLog(still, 'file'), role: 'test' })
    await world.coverage.clear()
    await world.records.outbox.refill()
    await project(world.records.outbox, world.coverage)
    await world.close()
    await backup(still, join(folder, 'still'), { repository: 'chudong-test' })
    const fresh = await redisForTests()
    const other = await newDesk({ ...onElastic, REDIS_URL: fresh?.url })
    const { coverage } = await restore(other, join(folder, 'still'))
    expect(coverage).toEqual({ state: 'equal', documents: (await placed(desk)).length })
    await forget(still, join(folder, 'still'))
    expect(await readdir(join(folder, 'still'))).toEqual([])
    await fresh?.stop()
  }, 120_000)
})
