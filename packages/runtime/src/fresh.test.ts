import { fresh } from '@chudong/api'
import { expect, test } from 'vitest'

test('many who ask at once get one answer, and a later one is asked anew', async () => {
  let asked = 0
  const ask = fresh(20, async () => ++asked)
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await ask()).toBe(2)
})
