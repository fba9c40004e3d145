import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Records } from '@chudong/ports'
import { aProposal, morning } from '@chudong/ports/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
// @boundaries-ignore test support is shared by every package
import { ownEngine } from '../../../../test/support/postgres.ts'
import { migrate } from './migrate.ts'
import { openRecords } from './records.ts'

let own: Awaited<ReturnType<typeof ownEngine>>
let records: Records
const patience = { timeout: 30_000, interval: 50 }

beforeAll(async () => {
  own = await ownEngine()
  await migrate(own.engine.url)
  records = await openRecords({ url: own.engine.url, applicationName: 'restart' })
}, 60_000)

afterAll(async () => {
  await records.close()
  await own.stop()
})

const save = (id: string) =>
  records.articles.saveRevision(id, 'h1', {
    sourceId: 's1',
    sourceName: 'Báo',
    tier: 'local',
    kind: 'article',
    externalId: null,
    url: null,
    title: '',
    text: 'Ổ dịch.',
    authors: [],
    images: [],
    language: null,
    publishedAt: null,
    collectedAt: new Date('2026-11-24T01:00:00Z'),
    engagement: null,
    rawSha256: null,
    evidence: {},
  })

test('when the server is killed and comes back, work goes on and listeners are called', async () => {
  let heard = 0
  await records.incidents.onChange(() => heard++)
  await save('a1')
  // An incident is on disk at once, and takes every earlier commit with it.
  await records.incidents.raise(aProposal({ eventId: 'e1' }), morning)
  await expect.poll(() => heard, patience).toBeGreaterThan(0)
  const before = heard
  // Killed in the middle of a transaction: its client is taken out of the pool and must not end this process.
  const cut = records.outbox.drain(10, async () => {
    process.kill(await serverPid(), 'SIGKILL')
    await expect.poll(() => heard, patience).toBeGreaterThan(before)
    return []
  })
  await expect(cut).rejects.toThrow()
  await expect.poll(() => records.outbox.size(), patience).toBe(1)
  const after = heard
  await records.incidents.raise(aProposal({ eventId: 'e2' }), morning)
  await expect.poll(() => heard, patience).toBeGreaterThan(after)
  await save('a2')
  expect(await records.outbox.size()).toBe(2)
}, 90_000)

async function serverPid(): Promise<number> {
  const file = await readFile(join(own.dir, 'postgres', 'postmaster.pid'), 'utf8')
  return Number(file.split('\n')[0])
}
