import type { QueueDepth } from '@chudong/ports'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openPacing } from './pacing.ts'

const none = { waiting: 0, oldestMs: null }
function depthOf(waiting: number): QueueDepth {
  const normal = { waiting, oldestMs: waiting > 0 ? 5 : null }
  return { ...normal, lanes: { severe: none, normal, bulk: none }, delayed: 0, active: 0, quarantined: 0 }
}

/** A log that is read back. */
function readLog() {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  return { lines, log }
}

test('a change of pace is logged once with what lags, and sets how many pages are read at a time', async () => {
  const limits: string[] = []
  const { lines, log } = readLog()
  const queue = {
    depth: async (topic: string) => depthOf(topic === 'article.assessed' ? 12_000 : 0),
    limit: (topic: string, most: number) => void limits.push(`${topic} ${most}`),
  }
  const pacing = openPacing(queue, log)
  expect(pacing.paces()).toEqual({ all: 'full', posts: 'full' })
  expect(await Promise.all([pacing.look(), pacing.look(), pacing.look()])).toEqual(Array(3).fill('least'))
  expect(pacing.paces()).toEqual({ all: 'least', posts: 'least' })
  expect(limits).toEqual(['page.found 1', 'item.received 1'])
  expect(lines.map(({ event }) => event)).toEqual(['pace.posts', 'pace'])
  expect(lines[1]).toMatchObject({ event: 'pace', pace: 'least', before: 'full', topic: 'article.assessed' })
  expect(lines[1]).toMatchObject({ waiting: 12_000, oldestMs: 5 })
})

test('while the queue does not answer the pace stays as it was', async () => {
  const { log } = readLog()
  const gone = async (): Promise<QueueDepth> => Promise.reject(new Error('away'))
  const pacing = openPacing({ depth: gone, limit: () => undefined }, log)
  await expect(pacing.look()).rejects.toThrow('away')
  expect(pacing.paces()).toEqual({ all: 'full', posts: 'full' })
})
