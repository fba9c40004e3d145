import { EngineMissingError } from '@chudong/dev-engines'
import { expect, test } from 'vitest'
import { need } from '../support/need.ts'
import { isSound } from './examine.ts'
import { type KillOptions, killAndLook } from './kill-run.ts'

const short: Omit<KillOptions, 'shape' | 'kills' | 'seed'> = {
  pauseMs: 4_000,
  publishEveryMs: 1_000,
  patienceMs: 600_000,
  say: () => undefined,
}

test('a desk in one process and its PostgreSQL are killed five times: nothing is lost, no incident doubled, everybody told', {
  timeout: 900_000,
}, async () => {
  const report = await killAndLook({ ...short, shape: 'solo', kills: 5, seed: 20 })
  expect(report.items).toBeGreaterThan(123)
  expect(report.paging).toBeGreaterThan(20)
  expect({ ...report, sound: isSound(report) }).toMatchObject({ sound: true })
})

test('a desk in four processes, and its PostgreSQL, Redis and Elasticsearch, are killed seven times: the same holds', {
  timeout: 900_000,
}, async ({ skip }) => {
  const report = await killAndLook({ ...short, shape: 'cluster', kills: 7, seed: 21 }).catch(missing)
  if (report === null) return skip()
  expect(report.items).toBeGreaterThan(123)
  expect(report.paging).toBeGreaterThan(20)
  expect({ ...report, sound: isSound(report) }).toMatchObject({ sound: true })
})

function missing(error: unknown): null {
  if (error instanceof EngineMissingError) return need(error.message, null, error.install)
  throw error
}
