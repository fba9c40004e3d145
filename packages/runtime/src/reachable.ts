import type { Logger } from './log.ts'

const NOT_YET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  // PostgreSQL: starting up, shutting down.
  '57P03',
  '57P01',
])

/** Does the work, and again while its engine cannot be reached, for `patienceMs`; any other error is thrown at once. */
export async function whenReachable<T>(
  engine: string,
  patienceMs: number,
  log: Logger,
  work: () => Promise<T>,
): Promise<T> {
  const begun = performance.now()
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!isNotYet(error) || performance.now() - begun > patienceMs) throw error
      if (tries === 0) log.warn({ event: 'engine-awaited', engine, error: String(error) })
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** An attempt on several addresses fails with all their errors together. */
function isNotYet(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isNotYet)
  return error instanceof Error && 'code' in error && NOT_YET.has(String(error.code))
}
