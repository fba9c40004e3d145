import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JobReport, receive, startStages } from '@chudong/pipeline'
import type { EventRecords } from '@chudong/ports'
import { openLog, openWorld, toConfig } from '@chudong/runtime'
import { expect, test } from 'vitest'
import { inventedArticle } from '../bench/articles.ts'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

/** What the flow reports of one incident whose event cannot be placed the first `failures` times. */
async function flowOfOneIncident(failures: number): Promise<JobReport[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-continuation-'))
  const database = await (await postgresForTests()).createDatabase()
  const config = toConfig({ DATABASE_URL: database.url }, { data: folder })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'test' })
  const { events } = world.records
  let left = failures
  const place: EventRecords['place'] = (...given) => {
    if (left-- > 0) throw new Error('the records are away for a moment')
    return events.place(...given)
  }
  const records = { ...world.records, events: { ...events, place } }
  const reports: JobReport[] = []
  try {
    await startStages({ ...world.ports, records }, (report) => reports.push(report))
    await receive(world.queue, [inventedArticle(1, 0, new Date())])
    await until('the incident is raised', () => told(reports).includes('event.updated'))
    expect(await world.records.incidents.list({ limit: 10 })).toHaveLength(1)
    return reports
  } finally {
    await world.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

const told = (reports: readonly JobReport[]) =>
  reports.map(({ event, error }) => `${event}${error === null ? '' : ' failed'}`)

test('an article is judged, placed and raised in one go, and each stage says how it went', async () => {
  const reports = await flowOfOneIncident(0)
  // The collecting before and the telling after are jobs of their own: telling may begin before the raising has ended.
  const ownJobs = ['item.received', 'incident.raised']
  const continued = told(reports).filter((event) => !ownJobs.includes(event))
  expect(continued).toEqual(['article.collected', 'article.assessed', 'event.updated'])
})

test('a stage that fails while it continues a job is tried again as a job of its own', async () => {
  const reports = await flowOfOneIncident(2)
  const tries = reports.filter(({ event }) => event === 'article.assessed')
  expect(told(tries)).toEqual(['article.assessed failed', 'article.assessed failed', 'article.assessed'])
  expect(tries.map(({ attempt }) => attempt)).toEqual([1, 1, 2])
  expect(told(reports).filter((line) => line === 'article.collected')).toHaveLength(1)
})
