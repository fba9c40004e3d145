import type { JobsOptions, JobType, Worker, WorkerOptions } from 'bullmq'

/** What travels in a BullMQ job: the topic's key as given and the trace, beside the payload. */
export interface Envelope {
  key: string
  payload: unknown
  /** W3C traceparent of the publisher. */
  trace?: string
}

/** The part of a BullMQ job that we use, whatever the engine behind it. */
export interface JobHandle {
  id?: string
  data: Envelope
  priority: number
  attemptsMade: number
  failedReason: string
  finishedOn?: number
  timestamp: number
  getState(): Promise<string>
  updateData(data: Envelope): Promise<void>
  changePriority(options: { priority: number }): Promise<void>
  retry(
    state: 'failed',
    options: { resetAttemptsMade: boolean; resetAttemptsStarted: boolean },
  ): Promise<void>
  moveToDelayed(timestamp: number, token?: string): Promise<void>
}

/** The part of a BullMQ queue that we use. */
export interface QueueHandle {
  add(name: string, data: Envelope, opts: JobsOptions): Promise<unknown>
  addBulk(jobs: { name: string; data: Envelope; opts: JobsOptions }[]): Promise<unknown>
  getJob(id: string): Promise<JobHandle | undefined>
  getJobState(id: string): Promise<string>
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>
  getFailed(start?: number, end?: number): Promise<JobHandle[]>
  getFailedCount(): Promise<number>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}

export type WorkerHandle = Pick<Worker, 'pause' | 'close' | 'run' | 'waitUntilReady' | 'concurrency'> & {
  on(event: 'error', listener: (error: Error) => void): unknown
}
export type Work = (job: JobHandle, token?: string) => Promise<void>
export type WorkerSettings = Omit<WorkerOptions, 'connection'>

/** What waits of one priority; `since` is when the first of it was due, in milliseconds since 1970. */
export interface PriorityDepth {
  priority: number
  waiting: number
  since: number | null
}

/** One engine behind BullMQ. Connection losses surface as errors for which `isLost` is true. */
export interface Backend {
  /** `promised` = what it adds is on disk when the call returns. */
  queue(name: string, promised: boolean): QueueHandle
  worker(name: string, work: Work, settings: WorkerSettings): WorkerHandle
  /** What waits in a queue, by priority; 0 is a job that was taken from a dead worker. */
  waiting(name: string): Promise<PriorityDepth[]>
  /** Returns when all that was added before outlives the loss of a server, as far as the engine can say. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface QueueLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

const LOST_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53300',
  '57P01',
  '57P02',
  '57P03',
])

/** Says whether an error means that the engine is away for now (SQLSTATE classes 08 and 57P, or the socket's words). */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (LOST_CODES.has(code) || /^08[0-9A-Z]{3}$/.test(code)) return true
  return /Connection terminated|Connection is closed|not queryable|timeout exceeded when trying to connect|Client was closed/i.test(
    error.message,
  )
}

/** Runs `work` again while the engine is away, for at most `forMs`; then throws the last error. */
export async function throughOutage<T>(work: () => Promise<T>, forMs: number): Promise<T> {
  const begun = performance.now()
  for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      return await work()
    } catch (error) {
      if (!isLost(error) || performance.now() - begun + pause > forMs) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
