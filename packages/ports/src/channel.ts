import type { Incident } from '@chudong/domain'

/** Why people are told: of a new incident, of one that has become more severe, of one that was dismissed and is back. */
export type NoticeReason = 'raised' | 'severity-changed' | 'reopened'

/** One way to reach people. `key` is the idempotency key: a receiver may see it twice and must act once. */
export interface Channel {
  readonly name: string
  /** Throws RetryAfterError or any error to be tried again, PermanentError when it can never arrive. */
  send(message: { key: string; incident: Incident; url: string | null; reason: NoticeReason }): Promise<void>
  close(): Promise<void>
}
