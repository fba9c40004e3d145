import type { FetchInit } from './safe-fetch.ts'

/** Set by the fetcher or the connection itself: a caller cannot choose them. */
const OWN: ReadonlySet<string> = new Set([
  'user-agent',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'keep-alive',
])
/** Still sent after a redirect to another origin: nothing that tells or proves who we are there. */
const CROSS_ORIGIN: ReadonlySet<string> = new Set(['accept', 'accept-language'])

/** Headers of one request: our honest name, what we can decode, the caller's own, and the conditions of a re-read. */
export function headersFor(
  userAgent: string,
  init: FetchInit,
  crossedOrigin: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'vi,en;q=0.5',
  }
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    const lower = name.toLowerCase()
    if (!OWN.has(lower) && (!crossedOrigin || CROSS_ORIGIN.has(lower))) headers[lower] = value
  }
  if (!crossedOrigin && init.etag) headers['if-none-match'] = init.etag
  if (!crossedOrigin && init.lastModified) headers['if-modified-since'] = init.lastModified
  return { ...headers, 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br' }
}

/** Response headers as one value per lower-case name. */
export function namedHeaders(raw: Record<string, string | string[] | undefined>): Record<string, string> {
  const headers: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}
