/** The input can never succeed: the job goes to quarantine at once. */
export class PermanentError extends Error {
  override name = 'PermanentError'
}

/** Try again after `ms` milliseconds; this does not count as a failed attempt. */
export class RetryAfterError extends Error {
  override name = 'RetryAfterError'
  readonly ms: number
  constructor(message: string, ms: number, options?: ErrorOptions) {
    super(message, options)
    this.ms = ms
  }
}
