import { PermanentError, RetryAfterError } from '@chudong/domain'
import { expect, test, vi } from 'vitest'
import { withRecords } from './records-away.ts'

function recordsThat(state: { away: boolean }) {
  return {
    ping: async () => {
      if (state.away) throw new Error('connection refused')
    },
  }
}

const failing = (error: Error) => () => Promise.reject(error)

test('a job that fails while the records are away waits without using up a try', async () => {
  const guard = withRecords(recordsThat({ away: true }))
  await expect(guard(failing(new Error('connection refused')))).rejects.toBeInstanceOf(RetryAfterError)
})

test('a job that fails while the records answer has failed by itself', async () => {
  const guard = withRecords(recordsThat({ away: false }))
  const mistake = new Error('a mistake of the stage')
  await expect(guard(failing(mistake))).rejects.toBe(mistake)
})

test('poison stays poison during an outage', async () => {
  const guard = withRecords(recordsThat({ away: true }))
  await expect(guard(failing(new PermanentError('unreadable')))).rejects.toBeInstanceOf(PermanentError)
})

test('no work begins until the records are back, and then it begins by itself', async () => {
  const state = { away: true }
  const guard = withRecords(recordsThat(state))
  await expect(guard(failing(new Error('connection refused')))).rejects.toThrow('away')
  const work = vi.fn(async () => 'done')
  const held = guard(work)
  await vi.waitFor(() => expect(work).not.toHaveBeenCalled())
  state.away = false
  expect(await held).toBe('done')
})
