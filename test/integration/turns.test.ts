import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JobReport, receive, startStages } from '@chudong/pipeline'
import { openLog, openWorld, toConfig } from '@chudong/runtime'
import { expect, test } from 'vitest'
import { inventedArticle } from '../bench/articles.ts'
import { postgresForTests } from '../support/engines.ts'
import { until } from '../support/until.ts'

test('of many jobs that wait for one event the first does the work of all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-turns-'))
  const database = await (await postgresForTests()).createDatabase()
  const config = toConfig({ DATABASE_URL: database.url }, { data: folder })
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'test' })
  const reports: JobReport[] = []
  const of = (topic: string) => reports.filter(({ event }) => event === topic)
  try {
    await startStages(world.ports, (report) => reports.push(report), [
      'item.received',
      'article.collected',
      'article.assessed',
    ])
    await receive(world.queue, versions(6))
    await until('all are placed', () => of('article.assessed').length === 6)
    await startStages(world.ports, (report) => reports.push(report), ['event.updated'])
    await until('all jobs of the event are done', () => of('event.updated').length === 6)
    const skipped = of('event.updated').filter(({ facts }) => facts.skipped === 'summed up already')
    expect(skipped).toHaveLength(5)
    const [incident, ...others] = await world.records.incidents.list({ limit: 10 })
    expect(others).toEqual([])
    expect(incident?.items).toBe(6)
    expect((await world.records.events.get(incident?.eventId ?? ''))?.turn).toBe(6)
  } finally {
    await world.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** One report as so many sources print it, each at its own address. */
function versions(count: number) {
  const report = inventedArticle(1, 0, new Date())
  return Array.from({ length: count }, (_, i) => ({
    ...report,
    sourceId: `${report.sourceId}-${i}`,
    url: `https://bao-${i}.example/tin.html`,
  }))
}
