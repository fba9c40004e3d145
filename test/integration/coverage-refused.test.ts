import { project } from '@chudong/pipeline'
import type { Refused } from '@chudong/ports'
import { aDraft, anAssessment } from '@chudong/ports/contract'
import { openPostgresCoverage, openRecords } from '@chudong/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestServer, type TestServer } from '../support/postgres.ts'

let server: TestServer

beforeAll(async () => {
  server = await openTestServer()
}, 60_000)
afterAll(() => server.stop())

test('an article that search can never hold is told and kept by name, and the others are found', async () => {
  const { url, giveBack } = await server.database()
  const records = await openRecords({ url, applicationName: 'refused' })
  const coverage = await openPostgresCoverage({ url, applicationName: 'refused' })
  for (const id of ['a1', 'a2', 'a3']) await records.articles.saveRevision(id, 'h1', aDraft())
  await records.articles.saveAssessment('a2', 'h1', anAssessment({ severity: 3_000_000_000 }))
  const told: Refused[] = []
  expect(await project(records.outbox, coverage, { onRefused: (some) => told.push(...some) })).toBe(3)
  expect(told.map(({ id }) => id)).toEqual(['a2'])
  expect(await records.outbox.refused()).toEqual(told)
  expect(await records.outbox.size()).toBe(0)
  expect((await coverage.state()).count).toBe(2)

  await records.articles.saveAssessment('a2', 'h1', anAssessment())
  await project(records.outbox, coverage)
  expect(await records.outbox.refused()).toEqual([])
  expect(await coverage.state()).toEqual(await records.outbox.expected())
  await Promise.all([coverage.close(), records.close()])
  await giveBack()
})
