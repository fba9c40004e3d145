import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** `FUZZ_SEED` of the environment; 0 = none. */
    fuzzSeed: number
  }
}

/** Limit of a fuzz test by the clock, milliseconds: wide, because what is asserted is processor time. */
export const FUZZ_MS = 600_000

/** How a property is tried: the same cases on every machine. `FUZZ_SEED=7` draws others, and twenty times as many. */
export function fuzz(numRuns: number): { seed: number; numRuns: number } {
  const seed = inject('fuzzSeed')
  return Number.isInteger(seed) && seed !== 0
    ? { seed, numRuns: numRuns * 20 }
    : { seed: 20_261_126, numRuns }
}
