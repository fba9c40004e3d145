import type { Source, SourceHealth } from '@chudong/domain'
import type { PollOutcome } from '@chudong/ports'

/**
 * When to poll next: the middle of the interval shrinks by half when something new came, grows by half when nothing did,
 * and doubles with each failure; always between the source's own bounds, and never before the server's Retry-After.
 */
export function nextPoll(source: Source, health: SourceHealth, outcome: PollOutcome, now: Date): Date {
  const seconds = clamp(wanted(source, health, outcome, now), source.pollMinSeconds, source.pollMaxSeconds)
  return new Date(now.getTime() + Math.max(seconds * 1000, outcome.retryAfterMs ?? 0))
}

function wanted(source: Source, health: SourceHealth, outcome: PollOutcome, now: Date): number {
  if (outcome.state === 'failed') return source.pollMinSeconds * 2 ** Math.min(health.failures + 1, 10)
  const last = health.lastPollAt
    ? (now.getTime() - health.lastPollAt.getTime()) / 1000
    : source.pollMinSeconds
  return outcome.state === 'ok' ? last / 2 : last * 1.5
}

const week = 7 * 86_400_000

/** When to look at a page again for edits: after a tenth of its age, not sooner than a poll, not after a week. */
export function nextLook(source: Source, publishedAt: Date, now: Date): Date | null {
  const age = Math.max(0, now.getTime() - publishedAt.getTime())
  if (age > week) return null
  return new Date(now.getTime() + Math.max(source.pollMinSeconds * 1000, age / 10))
}

function clamp(value: number, low: number, high: number) {
  return Math.min(Math.max(value, low), high)
}
