import { expect, test } from 'vitest'
import { openWaitingLines } from './waiting-lines.ts'

test('whoever came first goes first, and other lines do not wait', async () => {
  const lines = openWaitingLines()
  const order: number[] = []
  const leave = await lines.enter('a.vn', 1_000)
  const work = [1, 2, 3].map(async (n) => {
    const leaveNow = await lines.enter('a.vn', 60_000)
    order.push(n)
    leaveNow?.()
  })
  expect(lines.length('a.vn')).toBe(4)
  const other = await lines.enter('b.vn', 1_000)
  other?.()
  expect(order).toEqual([])
  leave?.()
  await Promise.all(work)
  expect(order).toEqual([1, 2, 3])
  expect(lines.length('a.vn')).toBe(0)
})

test('whoever waited too long goes away, and those behind still wait for the one in front', async () => {
  const lines = openWaitingLines()
  const leave = await lines.enter('a.vn', 1_000)
  const impatient = lines.enter('a.vn', 5)
  let came = false
  const patient = lines.enter('a.vn', 60_000).then((leaveNow) => {
    came = true
    leaveNow?.()
  })
  expect(await impatient).toBeNull()
  expect(came).toBe(false)
  leave?.()
  await patient
  expect(lines.length('a.vn')).toBe(0)
})
