import { topicNames } from '@chudong/pipeline'
import { expect, test } from 'vitest'
import { roles, solo } from './roles.ts'

test('together the services do all the work of one process, and each part of it is done by one kind of them', () => {
  const all = Object.values(roles)
  expect(all.flatMap((role) => role.topics).sort()).toEqual([...topicNames].sort())
  for (const duty of ['schedules', 'projects', 'desk'] as const) {
    expect(all.filter((role) => role[duty])).toHaveLength(1)
    expect(solo[duty]).toBe(true)
  }
})
