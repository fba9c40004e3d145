import type { QueueLog } from './backend.ts'

/** What may be logged of an engine's error. The drivers hang the failed command on it: a password, or a whole article. */
export interface Said {
  type: string
  message: string
  code?: string
  stack?: string
}

/** An error's name, words, code and origin, without whatever else its driver attached. */
export function said(error: unknown): Said {
  if (!(error instanceof Error)) return { type: 'Error', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    type: error.name,
    message: error.message,
    ...code,
    ...(error.stack ? { stack: error.stack } : {}),
  }
}

/** One log line for each kind of error in ten seconds: an outage repeats itself many times a second. */
export function quietly(log: QueueLog, event: string, message: string): (error: Error) => void {
  const last = new Map<string, number>()
  return (error) => {
    const now = performance.now()
    if (now - (last.get(error.message) ?? Number.NEGATIVE_INFINITY) < 10_000) return
    if (last.size > 100) last.clear()
    last.set(error.message, now)
    log.warn({ event, err: said(error) }, message)
  }
}
