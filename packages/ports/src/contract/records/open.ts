import { test } from 'vitest'
import type { Records } from '../../index.ts'

/** Opens empty records of their own for one test. */
export type OpenRecords = () => Promise<{ records: Records; close(): Promise<void> }>

/** A test on empty records, closed afterwards whatever happens. */
export function recordsTest(open: OpenRecords) {
  return (title: string, body: (records: Records) => Promise<void>) =>
    test(title, { timeout: 30_000 }, async () => {
      const { records, close } = await open()
      try {
        await body(records)
      } finally {
        await close()
      }
    })
}
