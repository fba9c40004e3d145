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

test('who is let ahead goes before all others, in order among themselves, not before the one in front', async () => {
  const lines = openWaitingLines()
  const order: string[] = []
  const leave = await lines.enter('a.vn', 1_000)
  const comes = async (name: string, ahead: boolean) => {
    const leaveNow = await lines.enter('a.vn', 60_000, ahead)
    order.push(name)
    leaveNow?.()
  }
  const work = [comes('look', false), comes('poll', true), comes('page', false), comes('severe page', true)]
  expect(order).toEqual([])
  leave?.()
  await Promise.all(work)
  expect(order).toEqual(['poll', 'severe page', 'look', 'page'])
})
