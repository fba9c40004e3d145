import { readFileSync } from 'node:fs'
import { RetryAfterError } from '@chudong/domain'
import { Client, errors, type estypes } from '@elastic/elasticsearch'

export interface ElasticConnection {
  /** One address or several of one cluster, separated by commas; user and password may be in it. */
  url: string
  apiKey?: string | undefined
  username?: string | undefined
  password?: string | undefined
  /** PEM file of the authority that signed the server's certificate. */
  caFile?: string | undefined
}

/** Longer than the longest search that is allowed, and than a bulk request under load. */
const requestTimeoutMs = 20_000
/** An engine that is away is asked again after this, and then less often. */
const retryAfterMs = 1_000

/** A client with credentials taken out of the addresses, so that no message names them. Throws when two kinds are given. */
export function connect(options: ElasticConnection): Client {
  const addresses = options.url.split(',').map((url) => new URL(url.trim()))
  const [first] = addresses
  const username = options.username ?? decodeURIComponent(first?.username ?? '')
  const password = options.password ?? decodeURIComponent(first?.password ?? '')
  if (options.apiKey !== undefined && username !== '')
    throw new Error('Elasticsearch takes an API key or a user with a password, not both')
  for (const address of addresses) {
    address.username = ''
    address.password = ''
  }
  return new Client({
    nodes: addresses.map(({ href }) => href),
    ...authOf(options.apiKey, username, password),
    ...(options.caFile === undefined ? {} : { tls: { ca: readFileSync(options.caFile, 'utf8') } }),
    requestTimeout: requestTimeoutMs,
    maxRetries: 1,
    name: 'chudong',
  })
}

function authOf(apiKey: string | undefined, username: string, password: string) {
  if (apiKey !== undefined) return { auth: { apiKey } }
  return username === '' ? {} : { auth: { username, password } }
}

/** One part of an answer that is an error, where the whole is none. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly what: estypes.ErrorCause
  constructor(status: number, what: estypes.ErrorCause) {
    super(`${status} ${what.type}`)
    this.status = status
    this.what = what
  }
}

/** HTTP status of an answer that is an error; null when there was no answer. */
export function statusOf(error: unknown): number | null {
  if (error instanceof Refusal) return error.status
  return error instanceof errors.ResponseError ? (error.statusCode ?? null) : null
}

/** Kind of error that the server names, e.g. "index_not_found_exception". */
export function typeOf(error: unknown): string {
  if (error instanceof Refusal) return error.what.type ?? ''
  return error instanceof errors.ResponseError ? (error.body?.error?.type ?? '') : ''
}

/**
 * An error in words without addresses, credentials or texts of documents: RetryAfterError when the server cannot be
 * reached or is overloaded, so that the caller waits instead of trying smaller pieces.
 */
export function explained(what: string, error: unknown): Error {
  if (error instanceof RetryAfterError) return error
  const status = statusOf(error)
  if (status !== null) {
    const message = `Elasticsearch refused ${what}: ${status} ${typeOf(error)}`
    const later = status === 429 || status >= 500
    return later
      ? new RetryAfterError(message, retryAfterMs, { cause: error })
      : new Error(message, { cause: error })
  }
  if (error instanceof errors.ElasticsearchClientError)
    return new RetryAfterError(
      `Elasticsearch cannot be reached for ${what}: ${error.message}`,
      retryAfterMs,
      {
        cause: error,
      },
    )
  return error instanceof Error ? error : new Error(`${what} failed`, { cause: error })
}
