import { RetryAfterError } from '@chudong/domain'
import type { HostTurns } from '@chudong/ports'
import { expect, test } from 'vitest'
import { openHostPace, TurnsAwayError } from './host-pace.ts'
import { localTurns } from './local-turns.ts'

const nothing = async () => undefined

test('one host is asked at its own pace, others at once, and a long wait is given back', async () => {
  let at = 0
  const pace = openHostPace(localTurns(() => at))
  await pace.inTurn('https://a.vn/1', { delayMs: 60_000 }, nothing)
  await pace.inTurn('https://b.vn/1', { delayMs: 60_000 }, nothing)
  const tooSoon = pace.inTurn('https://a.vn/2', { delayMs: 60_000 }, nothing)
  await expect(tooSoon).rejects.toMatchObject({ name: 'RetryAfterError', ms: 60_000 })
  at = 60_001
  await pace.inTurn('https://a.vn/2', { delayMs: 0 }, nothing)
  await pace.hold('https://a.vn/', 20_000)
  await expect(pace.inTurn('https://a.vn/3', { delayMs: 0 }, nothing)).rejects.toThrow('politeness')
})

test('those who ask one host at once are served one after the other, in their order', async () => {
  const pace = openHostPace(localTurns())
  const said: string[] = []
  const ask = (n: number) =>
    pace.inTurn('https://a.vn/', { delayMs: 5, maxWaitMs: 60_000 }, async () => {
      said.push(`begin ${n}`)
      await new Promise((resolve) => setTimeout(resolve, 3))
      said.push(`end ${n}`)
    })
  await Promise.all([1, 2, 3].map(ask))
  expect(said).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
})

test('a failed request ends its turn all the same', async () => {
  const pace = openHostPace(localTurns())
  const broken = pace.inTurn('https://a.vn/', { delayMs: 1 }, () => Promise.reject(new Error('reset')))
  await expect(broken).rejects.toThrow('reset')
  expect(await pace.inTurn('https://a.vn/', { delayMs: 1 }, async () => 'read')).toBe('read')
})

test('when too many stand before it, work is given back at once with the time that they will take', async () => {
  const pace = openHostPace(localTurns())
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => pace.inTurn('https://a.vn/', { delayMs: 40, maxWaitMs: 90 }, nothing)),
  )
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  expect(refused.length).toBeGreaterThanOrEqual(3)
  for (const reason of refused) expect(reason).toBeInstanceOf(RetryAfterError)
})

test('when it cannot be known whose turn it is, nobody asks and the work waits', async () => {
  const gone = () => Promise.reject(new Error('connect ECONNREFUSED'))
  const turns: HostTurns = { take: gone, hold: gone, close: nothing }
  const pace = openHostPace(turns)
  let asked = false
  const refused = pace.inTurn('https://a.vn/', { delayMs: 1 }, async () => {
    asked = true
  })
  await expect(refused).rejects.toBeInstanceOf(TurnsAwayError)
  expect(asked).toBe(false)
})
