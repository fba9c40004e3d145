import { ApiError } from '@chudong/domain'

/** An answer of the API that is not a success: `code` for programs, `message` in Vietnamese for people. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly status: number
  readonly code: string
  readonly details: unknown
  constructor(status: number, error: ApiError, options?: ErrorOptions) {
    super(error.message, options)
    this.status = status
    this.code = error.code
    this.details = error.details
  }
}

/** Anything that checks and types an answer: the zod schemas of the domain do. */
export interface Shape<T> {
  parse(value: unknown): T
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Asks the API for JSON and checks it against `shape`; throws `ApiFailure` on any other answer. */
export async function ask<T>(shape: Shape<T>, path: string, signal?: AbortSignal): Promise<T> {
  const response = await send('GET', path, undefined, signal)
  return shape.parse(await response.json())
}

/** Sends a write (with the header that forged forms cannot carry) and checks the answer against `shape`. */
export async function write<T>(shape: Shape<T>, method: Method, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body)
  return shape.parse(response.status === 204 ? undefined : await response.json())
}

async function send(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['x-chudong'] = '1'
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiFailure(0, { code: 'offline', message: 'Không kết nối được máy chủ' }, { cause })
  })
  if (!response.ok) throw await readFailure(response)
  return response
}

async function readFailure(response: Response): Promise<ApiFailure> {
  const body: unknown = await response.json().catch(() => null)
  const parsed = ApiError.safeParse(body)
  if (parsed.success) return new ApiFailure(response.status, parsed.data)
  return new ApiFailure(response.status, {
    code: `http-${response.status}`,
    message: `Máy chủ trả lỗi ${response.status}`,
  })
}

/** Writes a query string; empty values are left out, lists repeat their name, dates become ISO 8601. */
export function queryString(values: Record<string, QueryValue>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one === undefined || one === null || one === '') continue
      params.append(name, one instanceof Date ? one.toISOString() : String(one))
    }
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

type QueryValue = string | number | boolean | Date | null | undefined | string[]
