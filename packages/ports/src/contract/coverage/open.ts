import { type CoverageDoc, CoverageQuery, type CoverageResult } from '@chudong/domain'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Coverage } from '../../index.ts'
import { morning } from '../fixtures.ts'

/** Opens an empty coverage store of its own, for which it is always the given time. */
export type OpenCoverage = (now: () => Date) => Promise<{ coverage: Coverage; close(): Promise<void> }>

/** A test on a store that holds `docs`, closed afterwards whatever happens. */
export function coverageTest(open: OpenCoverage) {
  return (title: string, docs: CoverageDoc[], body: (coverage: Coverage) => Promise<void>) =>
    test(title, { timeout: 120_000 }, async () => {
      const { coverage, close } = await open(() => morning)
      try {
        await coverage.index(docs)
        await holds(coverage, docs.length)
        await body(coverage)
      } finally {
        await close()
      }
    })
}

/** Waits until so many documents can be found: a store may take a moment. */
export async function holds(coverage: Coverage, count: number): Promise<void> {
  const total = async () => (await search(coverage, {})).total
  await expect.poll(total, { timeout: 30_000, interval: 20 }).toBe(count)
}

export function search(coverage: Coverage, query: z.input<typeof CoverageQuery>): Promise<CoverageResult> {
  return coverage.search(CoverageQuery.parse(query))
}

/** Ids that a query finds, in order of the alphabet. */
export async function idsOf(coverage: Coverage, query: z.input<typeof CoverageQuery>): Promise<string[]> {
  return (await search(coverage, query)).hits.map(({ doc }) => doc.id).sort()
}
