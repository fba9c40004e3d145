import type { z } from 'zod'

/** Severe work overtakes normal work, which overtakes bulk imports and re-checks. */
export type Lane = 'severe' | 'normal' | 'bulk'

/** A named fact in the past tense with everything the queue must know of it. */
export interface Topic<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
  /** Deterministic: two publications of one fact share a key and run once while the first waits or runs. */
  key(payload: T): string
  /** Tries before quarantine; `why` gives the reason for that number. */
  readonly attempts: number
  readonly why: string
  /** Milliseconds before the second try; doubles with each further one. */
  readonly backoffMs: number
  /** Jobs of this topic that one process works on at a time. */
  readonly concurrency: number
}

export interface Received<T> {
  readonly key: string
  readonly payload: T
  /** 1 for the first try. */
  readonly attempt: number
  /** W3C traceparent that was published with it; null when there was none. */
  readonly trace: string | null
}

export interface PublishOptions {
  /** Milliseconds from now; 0 by default. */
  delayMs?: number
  lane?: Lane
  /** Return only when the job is on disk: for what a person or another system was promised. */
  promised?: boolean
  /** W3C traceparent of each payload, in their order. It travels beside the key and is no part of it. */
  traces?: readonly string[]
}

export interface LaneDepth {
  waiting: number
  /** Milliseconds since what waits longest was due: published, and its delay over. Null when nothing waits. */
  oldestMs: number | null
}

/** Jobs of a topic; `waiting` and `oldestMs` are those of all lanes together. */
export interface QueueDepth extends LaneDepth {
  lanes: Record<Lane, LaneDepth>
  delayed: number
  active: number
  quarantined: number
}

export interface QuarantinedJob {
  key: string
  payload: unknown
  error: string
  attempts: number
  at: Date
}

/**
 * Durable jobs, delivered at least once. What a job publishes reaches the disk in order: a crash that loses it loses the
 * end of the publishing job too, which then runs again. `promised` publications are on disk when `publish` returns.
 */
export interface JobQueue {
  /** Throws PermanentError when the payload does not fit the topic's schema. */
  publish<T>(topic: Topic<T>, payload: T, options?: PublishOptions): Promise<void>
  publishMany<T>(topic: Topic<T>, payloads: readonly T[], options?: PublishOptions): Promise<void>
  /** Starts working. A PermanentError quarantines at once, a RetryAfterError waits without counting a try. */
  consume<T>(topic: Topic<T>, handler: (job: Received<T>) => Promise<void>): Promise<void>
  depth(topicName: string): Promise<QueueDepth>
  quarantined(topicName: string, limit?: number): Promise<QuarantinedJob[]>
  /**
   * From now on this process works on at most so many jobs of the topic at a time: at least one, at most the topic's own
   * number. Urgent jobs come first, so they pass however low it is.
   */
  limit(topicName: string, most: number): void
  /** Puts a quarantined job back with fresh tries; false when there is none by that key. */
  replay(topicName: string, key: string): Promise<boolean>
  /** Stops taking jobs, lets running ones end (at most `graceMs`), closes. */
  close(graceMs?: number): Promise<void>
}
