import type { Source, SourceHealth } from '@chudong/domain'
import type { PollOutcome } from '@chudong/ports'

const MAX_BACKOFF_SECONDS = 6 * 3600

/**
 * When a source is polled next: twice as soon after something new, half as often again after "unchanged", backing off after failures
 * (doubling from the shortest interval, at most six hours), never sooner than the server's Retry-After.
 * Sources are spread by up to a tenth so that they do not all come at once; the same input gives the same time.
 */
export function nextPoll(source: Source, health: SourceHealth, outcome: PollOutcome, now: Date): Date {
  const seconds =
    outcome.state === 'failed' ? backoff(source, health.failures) : adapted(source, health, outcome)
  const wished = (outcome.retryAfterMs ?? 0) / 1000
  return new Date(now.getTime() + Math.round(Math.max(seconds * (1 + spread(source.id)), wished) * 1000))
}

function adapted(source: Source, health: SourceHealth, outcome: PollOutcome): number {
  const last = lastInterval(health) ?? source.pollMinSeconds
  const factor = outcome.state === 'ok' ? 0.5 : outcome.state === 'empty' ? 2 : 1.5
  return Math.min(Math.max(last * factor, source.pollMinSeconds), source.pollMaxSeconds)
}

function backoff(source: Source, failures: number): number {
  const cap = Math.max(source.pollMaxSeconds, MAX_BACKOFF_SECONDS)
  return Math.min(source.pollMinSeconds * 2 ** Math.min(failures, 20), cap)
}

function lastInterval(health: SourceHealth): number | null {
  if (!health.nextPollAt || !health.lastPollAt || health.failures > 0) return null
  const seconds =
    (health.nextPollAt.getTime() - health.lastPollAt.getTime()) / 1000 / (1 + spread(health.sourceId))
  return seconds > 0 ? seconds : null
}

/** 0 to 0.1, from the id. */
function spread(id: string): number {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1009
  return hash / 10_090
}
