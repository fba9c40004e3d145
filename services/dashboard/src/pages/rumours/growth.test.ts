import { expect, test } from 'vitest'
import { growthOf } from './growth.ts'

test.each([
  [{ lastDay: 3, dayBefore: 1 }, 'grows'],
  [{ lastDay: 2, dayBefore: 2 }, 'steady'],
  [{ lastDay: 1, dayBefore: 4 }, 'slows'],
] as const)('%o %s', (days, growth) => {
  expect(growthOf(days)).toBe(growth)
})
