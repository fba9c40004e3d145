import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pace } from '@chudong/domain'
import { publishDue } from '@chudong/pipeline'
import type { JobQueue } from '@chudong/ports'
import { aPoll, aSource } from '@chudong/ports/contract'
import { openLog, openWorld, toConfig } from '@chudong/runtime'
import { expect, test } from 'vitest'
import { postgresForTests } from '../support/engines.ts'

const newspaper = aSource({ id: 'bao' })
const network = aSource({ id: 'mang', method: 'social', tier: 'social', url: 'https://mang.example/posts' })

test('while posts wait networks are read less often; in a severe incident only when thousands wait', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-paces-'))
  const database = await (await postgresForTests()).createDatabase()
  const config = toConfig({ DATABASE_URL: database.url, CHUDONG_LOG_LEVEL: 'silent' }, { data: folder })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'crawler' })
  const { sources } = world.records
  const dueAt = async (posts: Pace, severe: string[]) => {
    const said: string[] = []
    const publishMany: JobQueue['publishMany'] = async (_topic, jobs, options) => {
      for (const job of jobs) said.push(`${options?.lane ?? 'normal'} ${JSON.stringify(job)}`)
    }
    const records = { ...world.records, sources: { ...sources, inSevereIncidents: async () => severe } }
    await publishDue(
      { ...world.ports, records, queue: { ...world.queue, publishMany } },
      { all: 'full', posts },
    )
    return said.sort()
  }
  try {
    await sources.save([newspaper, network])
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000)
    for (const { id } of [newspaper, network]) await sources.polled(id, aPoll(), ago(60), ago(30))
    const paper = 'normal {"sourceId":"bao"}'
    expect(await dueAt('full', [])).toEqual([paper, 'normal {"sourceId":"mang"}'])
    expect(await dueAt('slow', [])).toEqual([paper])
    expect(await dueAt('slow', ['mang'])).toEqual([paper, 'severe {"sourceId":"mang"}'])
    expect(await dueAt('least', ['mang'])).toEqual([paper])
  } finally {
    await world.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
