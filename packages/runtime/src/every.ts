import { RetryAfterError } from '@chudong/domain'
import type { Logger } from './log.ts'

/** An engine that is away for hours is asked again within half a minute of its return. */
const longestPauseMs = 30_000

export interface Repeated {
  /** Cuts the pause short. */
  now(): void
  /** Ends after the run that is under way. */
  stop(): Promise<void>
}

/**
 * Repeats work with a pause of `ms` between, one run at a time. A failed run is logged as `<event>-failed` and repeated
 * after a pause that doubles with every failure, up to half a minute, or after what the error asks for.
 */
export function every(ms: number, event: string, log: Logger, work: () => Promise<unknown>): Repeated {
  let timer: NodeJS.Timeout | undefined
  let again = false
  let stopped = false
  let failures = 0
  let running: Promise<void> | null = null

  const failed = (error: unknown) => {
    failures++
    const wait = pauseAfter(error, ms, failures)
    log.warn({ event: `${event}-failed`, error: String(error), failures, wait })
    return wait
  }
  const run = () => {
    clearTimeout(timer)
    if (stopped || running) {
      again = true
      return
    }
    again = false
    running = work().then(
      () => {
        failures = 0
        rest(ms)
      },
      (error: unknown) => rest(failed(error)),
    )
  }
  const rest = (pause: number) => {
    running = null
    if (!stopped) timer = setTimeout(run, again ? 0 : pause)
  }
  run()
  return {
    now: run,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function pauseAfter(error: unknown, ms: number, failures: number): number {
  const doubled = ms * 2 ** Math.min(failures, 20)
  return Math.min(longestPauseMs, error instanceof RetryAfterError ? Math.max(error.ms, doubled) : doubled)
}
