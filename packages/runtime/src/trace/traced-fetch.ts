import type { FetchInit, SafeFetch } from '@chudong/sources'
import { SpanKind } from '@opentelemetry/api'
import type { Tracing } from './tracing.ts'

/** The safe fetcher with a span for every request. A query, and the path of what is posted, may hold a secret: neither is told. */
export function tracedFetch(fetch: SafeFetch, tracing: Tracing): SafeFetch {
  const traced = (url: string, init?: FetchInit) => {
    const method = init?.method ?? 'GET'
    const options = {
      kind: SpanKind.CLIENT,
      attributes: { 'http.request.method': method, ...place(url, method) },
    }
    return tracing.span(`HTTP ${method}`, options, async (span) => {
      const page = await fetch(url, init)
      span.setAttribute('http.response.status_code', page.status)
      return page
    })
  }
  return Object.assign(traced, { userAgent: fetch.userAgent, close: () => fetch.close() })
}

function place(url: string, method: string): Record<string, string> {
  if (!URL.canParse(url)) return {}
  const { host, pathname } = new URL(url)
  return method === 'GET' ? { 'server.address': host, 'url.path': pathname } : { 'server.address': host }
}
