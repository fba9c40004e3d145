import { type ApiError, PermanentError, RetryAfterError } from '@chudong/domain'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const statuses = {
  'bad-request': 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  'wrong-state': 409,
  'already-there': 409,
  'already-merged': 409,
  'not-mergeable': 409,
  'all-items': 409,
  'not-its-items': 409,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>

export type FailureCode = keyof typeof statuses

/** A refusal with a code for programs and a Vietnamese sentence for people. */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: FailureCode
  readonly details: unknown
  constructor(code: FailureCode, message: string, details?: unknown) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** The one place where an error becomes an HTTP answer. Unknown errors tell the outside nothing. */
export function answerFailure(error: Error, c: Context): Response {
  const failure = asFailure(error)
  const body: ApiError = { code: failure.code, message: failure.message, details: failure.details }
  return c.json(body, statuses[failure.code])
}

/** True for an error that has no answer of its own. */
export function isUnknown(error: Error): boolean {
  return asFailure(error).code === 'internal'
}

function asFailure(error: Error): Failure {
  if (error instanceof Failure) return error
  if (error instanceof HTTPException && error.status < 500)
    return new Failure('bad-request', 'Yêu cầu không đọc được: nội dung phải là JSON đúng cú pháp.')
  if (error instanceof PermanentError) return new Failure('bad-request', error.message)
  if (error instanceof RetryAfterError)
    return new Failure('unavailable', 'Một kho dữ liệu tạm thời không trả lời. Xin thử lại sau ít phút.')
  return new Failure('internal', 'Hệ thống gặp lỗi. Việc của bạn chưa được lưu, xin thử lại.')
}
