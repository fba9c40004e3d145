/** How long a turn lasts unless it is kept: after that its holder counts as gone, and the host is free again. */
export const TURN_MS = 5_000

/** Whoever waits for the end of another's turn looks again this soon. */
export const LOOK_MS = 100

/** The right to ask one host. Nobody else has it before `end`, and then not before the interval is over. */
export interface Turn {
  /** The holder is still at it: another TURN_MS from now. */
  keep(): Promise<void>
  /** What was asked is answered: the interval begins. A turn that was lost meanwhile ends nothing. */
  end(): Promise<void>
}

/**
 * One polite rate per host ("example.vn", "example.vn:8080") for all processes that crawl. Time is the store's own, so
 * clocks may differ. The longest interval asked for within an hour holds for everybody: it may be the site's Crawl-delay.
 */
export interface HostTurns {
  /** The turn, or the milliseconds after which asking again is worthwhile. Without an interval turns are shared. */
  take(host: string, intervalMs: number): Promise<{ turn: Turn } | { waitMs: number }>
  /** Leaves a host alone for `ms` from now (Retry-After); a longer wish stays. */
  hold(host: string, ms: number): Promise<void>
  close(): Promise<void>
}
