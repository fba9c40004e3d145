import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JobReport, publishDue, startStages } from '@chudong/pipeline'
import { openLog, openWorld, toConfig } from '@chudong/runtime'
import { catalogue } from '@chudong/sources'
import { expect, test } from 'vitest'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

const polled = {
  state: 'ok' as const,
  found: [],
  error: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  retryAfterMs: null,
}

const [newspaper] = catalogue()

test('a crawler that is late to say that a source is due has it not polled again', async () => {
  if (!newspaper) return expect.fail('the catalogue is empty')
  const folder = await mkdtemp(join(tmpdir(), 'chudong-crawlers-'))
  const database = await (await postgresForTests()).createDatabase()
  const config = toConfig({ DATABASE_URL: database.url, CHUDONG_LOG_LEVEL: 'silent' }, { data: folder })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'crawler' })
  try {
    const { sources } = world.records
    await sources.save([newspaper])
    const seenDue = await sources.due(new Date())
    await sources.polled(newspaper.id, polled, new Date(), new Date(Date.now() + 600_000))
    const late = { ...world.records, sources: { ...sources, due: async () => seenDue } }
    await publishDue({ ...world.ports, records: late })
    const jobs: JobReport[] = []
    await startStages(world.ports, (job) => jobs.push(job), ['source.due'])
    await until('the late word was heard', () => jobs.length > 0)
    expect(jobs[0]?.facts).toEqual({ sourceId: newspaper.id, skipped: 'polled meanwhile' })
  } finally {
    await world.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
