import type { LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { declaredTooLarge, readBody, tooLarge } from './body.ts'
import { guardedConnector, hostAndPort, literalRefusal } from './connector.ts'
import { FetchFailedError, FetchRefusedError, fetchErrorCode } from './fetch-error.ts'
import { headersFor, namedHeaders } from './headers.ts'

export interface SafeFetchOptions {
  /** Honest name of this office's reader, sent with every request. */
  userAgent: string
  /** Exact "host:port" pairs whose loopback or private addresses may be reached. */
  allowPrivate: string[]
  /** Cap on the body, received and decompressed. */
  maxBytes?: number
  /** Cap on one fetch with all its redirects, milliseconds. */
  maxMillis?: number
  maxRedirects?: number
  /** Name resolution; the system's when not given. */
  resolve?: LookupFunction
}

export interface FetchInit {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Lower than the fetcher's own cap; a higher one is cut to it. */
  maxBytes?: number
  maxMillis?: number
  signal?: AbortSignal
  /** Sent as If-None-Match and If-Modified-Since. */
  etag?: string | null
  lastModified?: string | null
}

export interface FetchedPage {
  /** Final address, after redirects. */
  url: string
  status: number
  /** Lower-case names; repeated headers are joined by ", ". */
  headers: Record<string, string>
  /** Decompressed. */
  body: Uint8Array
  contentType: string | null
  /** Addresses that redirected, in order. */
  redirects: string[]
}

export type SafeFetch = ((url: string, init?: FetchInit) => Promise<FetchedPage>) & {
  /** The name it goes by, for robots.txt. */
  readonly userAgent: string
  close(): Promise<void>
}

interface Limits {
  maxBytes: number
  maxMillis: number
  maxRedirects: number
}

interface Hop {
  url: URL
  agent: Agent
  userAgent: string
  init: FetchInit
  crossed: boolean
  limits: Limits
  signal: AbortSignal
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Opens the one fetcher of the product: http and https only, to public addresses only (checked where the socket is opened,
 * again at every redirect), with caps on bytes, time and redirects. Any HTTP status is an answer, not an error.
 * Throws FetchRefusedError (a retry cannot help) or FetchFailedError (network, time), both with a `code`.
 * Redirects are followed for GET and HEAD; for other methods the 3xx answer is returned.
 */
export function openSafeFetch(options: SafeFetchOptions): SafeFetch {
  const limits = {
    maxBytes: options.maxBytes ?? 10_000_000,
    maxMillis: options.maxMillis ?? 20_000,
    maxRedirects: options.maxRedirects ?? 5,
  }
  const allowPrivate = new Set(options.allowPrivate.map((pair) => pair.toLowerCase()))
  const agent = new Agent({
    connect: guardedConnector(allowPrivate, options.resolve, 10_000),
    pipelining: 1,
    maxResponseSize: -1,
  })
  const fetchPage = async (address: string, init: FetchInit = {}): Promise<FetchedPage> => {
    const own = {
      ...limits,
      maxBytes: Math.min(init.maxBytes ?? limits.maxBytes, limits.maxBytes),
      maxMillis: init.maxMillis ?? limits.maxMillis,
    }
    const url = checkedUrl(address, allowPrivate)
    return await withDeadline(own.maxMillis, init.signal, (signal) =>
      follow(
        { url, agent, userAgent: options.userAgent, init, crossed: false, limits: own, signal },
        allowPrivate,
      ),
    )
  }
  return Object.assign(fetchPage, { userAgent: options.userAgent, close: () => agent.destroy() })
}

async function follow(first: Hop, allowPrivate: ReadonlySet<string>): Promise<FetchedPage> {
  const redirects: string[] = []
  let hop = first
  for (;;) {
    const page = await fetchOnce(hop)
    const location = page.headers.location
    if (!REDIRECTS.has(page.status) || location === undefined || !isReading(hop.init.method))
      return { ...page, redirects }
    redirects.push(hop.url.href)
    if (redirects.length > hop.limits.maxRedirects) {
      throw new FetchRefusedError(
        'too-many-redirects',
        `${first.url.href} redirects more than ${hop.limits.maxRedirects} times`,
      )
    }
    const url = checkedUrl(utf8Of(location), allowPrivate, hop.url)
    hop = { ...hop, url, crossed: hop.crossed || url.origin !== hop.url.origin }
  }
}

/** Header bytes arrive as Latin-1; addresses with Vietnamese letters are sent as raw UTF-8. */
function utf8Of(header: string): string {
  return Buffer.from(header, 'latin1').toString('utf8')
}

async function fetchOnce(hop: Hop): Promise<FetchedPage> {
  const method = (hop.init.method ?? 'GET').toUpperCase()
  const answer = await request(hop.url, {
    dispatcher: hop.agent,
    method: method === 'GET' || method === 'HEAD' ? method : methodOf(method),
    headers: headersFor(hop.userAgent, hop.init, hop.crossed),
    body: hop.init.body ?? null,
    signal: hop.signal,
    headersTimeout: hop.limits.maxMillis,
    bodyTimeout: hop.limits.maxMillis,
  })
  // A body that is cut off on purpose errors after we have left: nobody else listens.
  answer.body.on('error', () => undefined)
  const headers = namedHeaders(answer.headers)
  const contentType = headers['content-type'] ?? null
  const page = { url: hop.url.href, status: answer.statusCode, headers, contentType, redirects: [] }
  if (hasNoBody(method, answer.statusCode)) {
    answer.body.destroy()
    return { ...page, body: new Uint8Array() }
  }
  try {
    if (declaredTooLarge(headers['content-length'], hop.limits.maxBytes)) throw tooLarge(hop.limits.maxBytes)
    return { ...page, body: await readBody(answer.body, headers['content-encoding'], hop.limits.maxBytes) }
  } finally {
    answer.body.destroy()
  }
}

function checkedUrl(address: string, allowPrivate: ReadonlySet<string>, base?: URL): URL {
  if (!URL.canParse(address, base))
    throw new FetchRefusedError('bad-scheme', `not an address: ${address.slice(0, 200)}`)
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchRefusedError('bad-scheme', `only http and https are fetched, not ${url.protocol}`)
  }
  if (url.username || url.password)
    throw new FetchRefusedError('bad-scheme', 'an address with a user name or password is not fetched')
  const refusal = literalRefusal(
    url.hostname,
    allowPrivate.has(hostAndPort(url.protocol, url.hostname, url.port)),
  )
  if (refusal) throw refusal
  url.hash = ''
  return url
}

async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const slow = new FetchFailedError('too-slow', `no complete answer within ${ms} ms`)
  const timer = setTimeout(() => controller.abort(slow), ms)
  const stop = (): void => controller.abort(outer?.reason)
  outer?.addEventListener('abort', stop, { once: true })
  if (outer?.aborted) stop()
  try {
    return await Promise.race([work(controller.signal), whenAborted(controller.signal)])
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : asFetchError(error)
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', stop)
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    if (signal.aborted) reject(signal.reason)
  })
}

function asFetchError(error: unknown): Error {
  if (error instanceof Error && fetchErrorCode(error)) return error
  const why = error instanceof Error ? error.message || error.name : String(error)
  return new FetchFailedError('network', `the server could not be read: ${why}`, { cause: error })
}

function isReading(method: string | undefined): boolean {
  return method === undefined || /^(get|head)$/i.test(method)
}

function hasNoBody(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304
}

function methodOf(method: string): 'POST' | 'PUT' | 'PATCH' | 'DELETE' {
  if (method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE') return method
  throw new FetchRefusedError('bad-scheme', `method ${method.slice(0, 20)} is not sent`)
}
