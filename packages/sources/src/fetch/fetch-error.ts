import { PermanentError } from '@chudong/domain'

/** Why a fetch did not give a page. */
export type FetchErrorCode =
  | 'forbidden-address'
  | 'bad-scheme'
  | 'too-many-redirects'
  | 'too-large'
  | 'bad-encoding'
  | 'too-slow'
  | 'network'

/** A fetch that failed for now: the network or the time cap. A retry may help. */
export class FetchFailedError extends Error {
  override name = 'FetchFailedError'
  readonly code: FetchErrorCode
  constructor(code: FetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A fetch that is refused: the address or the answer breaks a safety rule, and a retry cannot help. */
export class FetchRefusedError extends PermanentError {
  override name = 'FetchRefusedError'
  readonly code: FetchErrorCode
  constructor(code: FetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Code of an error thrown by the safe fetcher, or null when the error is not one of its own. */
export function fetchErrorCode(error: unknown): FetchErrorCode | null {
  return error instanceof FetchFailedError || error instanceof FetchRefusedError ? error.code : null
}
