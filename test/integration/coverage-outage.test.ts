import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CoverageQuery } from '@chudong/domain'
import type { Records } from '@chudong/ports'
import { aDraft } from '@chudong/ports/contract'
import { openLog, openWorld, runFlow, toConfig, type World } from '@chudong/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownElastic } from '../support/elastic.ts'
import { openTestServer, type TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'

const elastic = await ownElastic()
const patience = 300_000
const everything = CoverageQuery.parse({})

let postgres: TestServer
let folder = ''
let world: World

beforeAll(async () => {
  if (!elastic) return
  postgres = await openTestServer()
  folder = await mkdtemp(join(tmpdir(), 'chudong-outage-'))
  const config = toConfig(
    { DATABASE_URL: (await postgres.database()).url, ELASTICSEARCH_URL: elastic.url },
    { data: folder },
  )
  const log = openLog({ ...config, logLevel: 'silent' }, 'stdout')
  world = await openWorld(config, { log, role: 'outage' })
  for (let i = 0; i < 20; i++) await save(world.records, `truoc${i}`)
  await world.records.outbox.drain(100, async () => [])
  await runFlow(world, { log })
}, patience)

afterAll(async () => {
  await world?.close()
  await elastic?.stop()
  await postgres?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
}, patience)

async function save(records: Records, id: string, text = 'Một đoạn tin.'): Promise<void> {
  await records.articles.saveRevision(id, text, aDraft({ text }))
}

async function equal(): Promise<boolean> {
  const { records, coverage } = world
  const [expected, held] = [await records.outbox.expected(), await coverage.state()]
  return expected.count === held.count && expected.checksum === held.checksum
}

describe.runIf(elastic)('Elasticsearch beside the records', () => {
  test('an empty one is filled with what the records hold', { timeout: patience }, async () => {
    await until('all articles are there', equal, patience)
    expect((await world.coverage.search(everything)).total).toBe(20)
  })

  test('an outage stops no record, and is made up for when it ends', { timeout: patience }, async () => {
    await elastic?.kill()
    for (let i = 0; i < 30; i++) await save(world.records, `trong${i}`)
    for (let i = 0; i < 10; i++) await save(world.records, `truoc${i}`, 'Đã sửa khi kho tìm kiếm nghỉ.')
    await expect(world.coverage.search(everything)).rejects.toMatchObject({ name: 'RetryAfterError' })
    expect(await world.records.outbox.size()).toBe(40)
    await elastic?.restart()
    await until('all articles are there', equal, patience)
    expect(await world.records.outbox.size()).toBe(0)
    expect((await world.coverage.search(CoverageQuery.parse({ q: '"đã sửa"' }))).total).toBe(10)
  })

  test('one that was emptied is filled again from the records', { timeout: patience }, async () => {
    await world.coverage.clear()
    expect((await world.coverage.state()).count).toBe(0)
    await world.records.outbox.refill()
    await until('all articles are there', equal, patience)
  })
})
