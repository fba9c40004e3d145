import { setTimeout as sleep } from 'node:timers/promises'
import { RetryAfterError } from '@chudong/domain'
import { type HostTurns, LOOK_MS, TURN_MS, type Turn } from '@chudong/ports'
import { openWaitingLines } from './waiting-lines.ts'

/** Longer waits are given back to the queue, so that one slow host does not hold the workers. */
const MAX_WAIT = 10_000
const STORE_AWAY_MS = 5_000

/** Nobody can say whose turn it is: an engine of ours is away. This is no fault of the site. */
export class TurnsAwayError extends RetryAfterError {
  override name = 'TurnsAwayError'
}

/** How somebody wants to wait for a host. */
export interface TurnWish {
  delayMs: number
  maxWaitMs?: number | undefined
  /** Before all of this process who did not ask for it: polls, and pages that sound severe. */
  ahead?: boolean | undefined
}

export interface HostPace {
  /**
   * Runs `ask` in this host's turn; the next turn comes `delayMs` after its end. Throws RetryAfterError when the turn is
   * further away than `maxWaitMs` (ten seconds), TurnsAwayError when it cannot be known.
   */
  inTurn<T>(url: string, wish: TurnWish, ask: () => Promise<T>): Promise<T>
  /** Leaves the host alone for `ms` (Retry-After). */
  hold(url: string, ms: number): Promise<void>
}

/** One polite rate per host, shared by all who share `turns`. Of this process one asks at a time for a host's turn. */
export function openHostPace(turns: HostTurns): HostPace {
  const lines = openWaitingLines()
  return {
    async inTurn(url, { delayMs, maxWaitMs = MAX_WAIT, ahead = false }, ask) {
      const { host } = new URL(url)
      const deadline = performance.now() + maxWaitMs
      const atLeast = lines.length(host) * delayMs
      if (!ahead && atLeast > maxWaitMs) throw tooFar(host, atLeast)
      const leave = delayMs > 0 ? await lines.enter(host, maxWaitMs, ahead) : () => undefined
      if (leave === null) throw tooFar(host, Math.max(delayMs, LOOK_MS))
      try {
        return await holding(await turnOf(turns, host, delayMs, deadline), ask)
      } finally {
        leave()
      }
    },
    hold: (url, ms) => turns.hold(new URL(url).host, ms).catch(away),
  }
}

async function turnOf(turns: HostTurns, host: string, delayMs: number, deadline: number): Promise<Turn> {
  for (;;) {
    const taken = await turns.take(host, delayMs).catch(away)
    if ('turn' in taken) return taken.turn
    if (performance.now() + taken.waitMs > deadline) throw tooFar(host, taken.waitMs)
    await sleep(taken.waitMs)
  }
}

/** A long answer keeps the turn; an end that is not heard is made up for by the turn's own. */
async function holding<T>(turn: Turn, ask: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => void turn.keep().catch(() => undefined), TURN_MS / 3)
  try {
    return await ask()
  } finally {
    clearInterval(beat)
    await turn.end().catch(() => undefined)
  }
}

function tooFar(host: string, waitMs: number): RetryAfterError {
  return new RetryAfterError(`${host} is read slowly out of politeness`, Math.ceil(waitMs))
}

function away(cause: unknown): never {
  throw new TurnsAwayError('it cannot be known whose turn it is', STORE_AWAY_MS, { cause })
}

/** Retry-After as milliseconds from now (seconds or an HTTP date), at most a day; null when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  const seconds = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400_000) : null
}
