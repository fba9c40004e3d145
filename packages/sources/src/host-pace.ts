import { setTimeout as sleep } from 'node:timers/promises'
import { RetryAfterError } from '@chudong/domain'

/** Longer waits are given back to the queue, so that one slow host does not hold the workers. */
const MAX_WAIT = 10_000
const MAX_HOSTS = 10_000

export interface HostPace {
  /** Waits for this host's turn; the next turn comes `delayMs` later. Throws RetryAfterError when the turn is further away than `maxWaitMs` (ten seconds). */
  turn(url: string, delayMs: number, maxWaitMs?: number): Promise<void>
  /** Leaves the host alone for `ms` (Retry-After). */
  hold(url: string, ms: number): void
}

/** One polite rate per host and port, for everything this process fetches. `clock` counts milliseconds and never goes back. */
export function openHostPace(clock: () => number = () => performance.now()): HostPace {
  const freeAt = new Map<string, number>()
  const forget = (now: number): void => {
    for (const [host, at] of freeAt) if (at <= now) freeAt.delete(host)
  }
  return {
    async turn(url, delayMs, maxWaitMs = MAX_WAIT) {
      const { host } = new URL(url)
      const now = clock()
      if (freeAt.size > MAX_HOSTS) forget(now)
      const start = Math.max(now, freeAt.get(host) ?? 0)
      const wait = start - now
      if (wait > maxWaitMs)
        throw new RetryAfterError(`${host} is read slowly out of politeness`, Math.ceil(wait))
      if (delayMs > 0) freeAt.set(host, start + delayMs)
      if (wait > 0) await sleep(wait)
    },
    hold(url, ms) {
      const { host } = new URL(url)
      freeAt.set(host, Math.max(freeAt.get(host) ?? 0, clock() + ms))
    },
  }
}

/** Retry-After as milliseconds from now (seconds or an HTTP date), at most a day; null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  const seconds = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400_000) : null
}
