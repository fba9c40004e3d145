import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { z } from 'zod'

const Message = z.object({ key: z.string(), incident: z.object({ id: z.string(), severity: z.number() }) })

export interface Delivery {
  /** The header that a receiver acts once by. */
  key: string
  incident: string
  severity: number
  /** Milliseconds since the epoch. */
  at: number
}

export interface Receiver {
  env: { CHUDONG_WEBHOOK_URL: string; CHUDONG_WEBHOOK_SECRET: string }
  host: string
  deliveries: Delivery[]
  close(): Promise<void>
}

/** The other system of the office: takes every alert whose signature is right, and remembers all of them. */
export async function openReceiver(): Promise<Receiver> {
  const secret = 'bi-mat-chung'
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const signed =
      createHmac('sha256', secret).update(body).digest('hex') === request.headers['x-chudong-signature']
    if (!signed) return void response.writeHead(403).end()
    const { key, incident } = Message.parse(JSON.parse(body))
    if (request.headers['idempotency-key'] !== key) return void response.writeHead(400).end()
    deliveries.push({ key, incident: incident.id, severity: incident.severity, at: Date.now() })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    env: { CHUDONG_WEBHOOK_URL: `http://${host}/canh-bao`, CHUDONG_WEBHOOK_SECRET: secret },
    host,
    deliveries,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
