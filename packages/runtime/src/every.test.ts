import { RetryAfterError } from '@chudong/domain'
import { expect, test } from 'vitest'
import { every } from './every.ts'
import type { Logger } from './log.ts'

/** Runs work that fails until it was told of `count` failures; gives back the pauses between. */
async function pauses(error: Error, count: number): Promise<number[]> {
  const waits: number[] = []
  await new Promise<void>((resolve) => {
    const warn = ({ wait }: { wait: number }) => {
      if (waits.push(wait) === count) resolve(repeated.stop())
    }
    const log = { warn } as unknown as Logger
    const repeated = every(1, 'work', log, () => Promise.reject(error))
  })
  return waits
}

test('the pause doubles with every failure', async () => {
  expect(await pauses(new Error('away'), 6)).toEqual([2, 4, 8, 16, 32, 64])
})

test('an engine that says when to come back is not asked earlier', async () => {
  expect(await pauses(new RetryAfterError('later', 20), 6)).toEqual([20, 20, 20, 20, 32, 64])
})

test('work that succeeds again is repeated at its own pace, and ends when it is stopped', async () => {
  let runs = 0
  const log = { warn: () => undefined } as unknown as Logger
  await new Promise<void>((resolve) => {
    const repeated = every(1, 'work', log, async () => {
      if (++runs === 2) throw new Error('away')
      if (runs === 5) resolve(repeated.stop())
    })
  })
  const ended = runs
  await new Promise((resolve) => setImmediate(resolve))
  expect(runs).toBe(ended)
})
