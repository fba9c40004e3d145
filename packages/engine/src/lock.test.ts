import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chudong-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('works under one lock run one after the other, and the lock is gone afterwards', async () => {
  const path = join(dir, 'lock')
  let inside = 0
  let most = 0
  const work = async () => {
    inside++
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside--
  }
  await Promise.all([1, 2, 3, 4].map(() => withLock(path, work)))
  expect(most).toBe(1)
  expect(existsSync(path)).toBe(false)
})

test('the lock of a process that died is taken over, also an empty one', async () => {
  const path = join(dir, 'lock')
  for (const left of ['999999999-1 5', `${process.pid}-1 5`, '']) {
    writeFileSync(path, left)
    expect(await withLock(path, async () => 'in')).toBe('in')
  }
})

test('work that fails gives the lock back and passes its error on', async () => {
  const path = join(dir, 'lock')
  await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(path)).toBe(false)
})
