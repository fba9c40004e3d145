import { createHmac } from 'node:crypto'
import { PermanentError, RetryAfterError } from '@chudong/domain'
import type { Channel } from '@chudong/ports'

/** A POST through the safe fetcher: status and headers (lower-case names) of the answer. */
export type Post = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string },
) => Promise<{ status: number; headers: Record<string, string> }>

export interface WebhookOptions {
  url: string
  /** Shared with the receiver, who checks `x-chudong-signature` = HMAC-SHA256 of the body. */
  secret: string
  post: Post
}

/** JSON to another system of the office. The receiver acts once per `idempotency-key`. */
export function openWebhook({ url, secret, post }: WebhookOptions): Channel {
  return {
    name: 'webhook',
    async send({ key, incident, url: page, reason }) {
      const body = JSON.stringify({ key, reason, incident, url: page })
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-chudong-signature': createHmac('sha256', secret).update(body).digest('hex'),
      }
      judge(await post(url, { method: 'POST', headers, body }))
    },
    async close() {},
  }
}

function judge({ status, headers }: { status: number; headers: Record<string, string> }) {
  if (status >= 200 && status < 300) return
  const wait = Number(headers['retry-after'])
  if (status === 429 || status === 503)
    throw new RetryAfterError(`webhook answered ${status}`, wait > 0 ? wait * 1000 : 30_000)
  if (status >= 500) throw new Error(`webhook answered ${status}`)
  throw new PermanentError(`webhook answered ${status}`)
}
