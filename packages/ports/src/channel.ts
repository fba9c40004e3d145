import type { Incident } from '@chudong/domain'

/** One way to reach people. `key` is the idempotency key: a receiver may see it twice and must act once. */
export interface Channel {
  readonly name: string
  /** Throws RetryAfterError or any error to be tried again, PermanentError when it can never arrive. */
  send(message: {
    key: string
    incident: Incident
    url: string | null
    reason: 'raised' | 'severity-changed' | 'reopened'
  }): Promise<void>
  close(): Promise<void>
}
