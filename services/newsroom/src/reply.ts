import { createHash } from 'node:crypto'
import type { Page } from './site.ts'

/** Sends a page with ETag and Last-Modified; answers 304 when the reader has it already (If-None-Match wins, RFC 9110 §13.2.2). */
export function conditionalReply(page: Page, request: Headers): Response {
  const etag = `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'last-modified': page.modifiedAt.toUTCString(), 'cache-control': 'no-cache' }
  if (isKnown(request, etag, page.modifiedAt)) return new Response(null, { status: 304, headers })
  const body = typeof page.body === 'string' ? page.body : new Uint8Array(page.body)
  return new Response(body, { headers: { ...headers, 'content-type': page.type } })
}

function isKnown(request: Headers, etag: string, modifiedAt: Date): boolean {
  const match = request.get('if-none-match')
  if (match !== null)
    return match === '*' || match.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(request.get('if-modified-since') ?? '')
  return Number.isFinite(since) && Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since
}
