import { setTimeout as sleep } from 'node:timers/promises'
import { PermanentError, RetryAfterError } from '@chudong/domain'
import type { Records } from '@chudong/ports'

/** Longer would hold up the end of the process. */
const HOLD_MS = 5_000
const LOOK_MS = 250

/** Runs a job's work when the records answer. */
export type WithRecords = <T>(work: () => Promise<T>) => Promise<T>

/**
 * No stage can do without the records. While they are away jobs are held back, so that nothing is fetched in vain, and a
 * job that failed meanwhile waits without using up its tries: an outage of hours must not bring it to quarantine.
 */
export function withRecords(records: Pick<Records, 'ping'>): WithRecords {
  let away = false
  let asked: Promise<boolean> | null = null
  const isAway = (): Promise<boolean> => {
    asked ??= records
      .ping()
      .then(
        () => false,
        () => true,
      )
      .then((found) => {
        asked = null
        away = found
        return found
      })
    return asked
  }
  const hold = async () => {
    const begun = performance.now()
    while (await isAway()) {
      if (performance.now() - begun > HOLD_MS) throw later(null)
      await sleep(LOOK_MS)
    }
  }
  return async (work) => {
    if (away) await hold()
    try {
      return await work()
    } catch (error) {
      const isSaid = error instanceof PermanentError || error instanceof RetryAfterError
      if (isSaid || !(await isAway())) throw error
      throw later(error)
    }
  }
}

function later(cause: unknown): RetryAfterError {
  return new RetryAfterError('the records are away', LOOK_MS, { cause })
}
