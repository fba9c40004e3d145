import type { DeskState } from '@chudong/domain'
import { ApiFailure } from '../api/client.ts'

/** One sentence of the banner, with its figures. */
export type Remark =
  | { say: 'records' | 'coverage' | 'queue' | 'slow' | 'least' }
  | { say: 'lag'; jobs: number; ageMs: number }
  | { say: 'waiting'; jobs: number }
  | { say: 'severe'; ageMs: number }

/** A minute of waiting is told: below it, work waits as it should. */
const WORTH_TELLING_MS = 60_000
/** Severe items are to be on the screen within seconds. */
const SEVERE_WORTH_TELLING_MS = 5_000

/** The desk's answer when it cannot even say who asks, for want of its records; the older remarks hold otherwise. */
export function isWithoutRecords(error: unknown): boolean {
  return error instanceof ApiFailure && error.code === 'unavailable'
}

/** What a person at the desk must know of the desk itself; nothing when all is well. */
export function remarksOn({ engines, lag }: DeskState): Remark[] {
  const remarks: Remark[] = []
  if (engines.records === 'away') remarks.push({ say: 'records' })
  if (engines.coverage === 'away') remarks.push({ say: 'coverage' })
  if (engines.queue === 'away') remarks.push({ say: 'queue' })
  if (lag?.oldestMs && lag.oldestMs >= WORTH_TELLING_MS)
    remarks.push({ say: 'lag', jobs: lag.jobs, ageMs: lag.oldestMs })
  // Posts and imports wait behind all else: they slow the reading of sources and have no age.
  else if (lag && lag.pace !== 'full' && lag.jobs > 0) remarks.push({ say: 'waiting', jobs: lag.jobs })
  if (lag && lag.pace !== 'full') remarks.push({ say: lag.pace })
  if (lag?.severeOldestMs && lag.severeOldestMs >= SEVERE_WORTH_TELLING_MS)
    remarks.push({ say: 'severe', ageMs: lag.severeOldestMs })
  return remarks
}
