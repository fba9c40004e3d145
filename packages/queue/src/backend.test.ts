import { expect, test } from 'vitest'
import { isLost, throughOutage } from './backend.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })

test('a server that stops, starts or is gone counts as away; a wrong statement does not', () => {
  for (const code of ['57P01', '57P03', '08006', 'ENOENT', 'ECONNRESET', '53300'])
    expect(isLost(coded(code))).toBe(true)
  expect(isLost(new Error('Connection terminated unexpectedly'))).toBe(true)
  for (const code of ['42601', '23505', '22P05']) expect(isLost(coded(code))).toBe(false)
  expect(isLost('text')).toBe(false)
})

test('work is repeated while the engine is away, and other errors come through at once', async () => {
  let calls = 0
  const value = await throughOutage(async () => {
    if (++calls < 3) throw coded('ECONNREFUSED')
    return 'done'
  }, 10_000)
  expect([value, calls]).toEqual(['done', 3])
  await expect(throughOutage(() => Promise.reject(coded('42601')), 10_000)).rejects.toThrow('42601')
})

test('an engine that stays away is reported with its own error', async () => {
  await expect(throughOutage(() => Promise.reject(coded('ECONNREFUSED')), 120)).rejects.toThrow(
    'ECONNREFUSED',
  )
})
