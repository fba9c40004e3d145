import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Incident, PermanentError, RetryAfterError } from '@chudong/domain'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { openEmail } from './email.ts'
import { subjectOf } from './message.ts'
import { openWebhook } from './webhook.ts'

const at = new Date('2026-11-20T02:00:00Z')
const incident: Incident = {
  id: 'SC-261120-7K3F',
  eventId: 'ev-1',
  decision: 'auto',
  type: 'food-poisoning',
  severity: 4,
  province: 'Vĩnh Long',
  field: 'an toàn thực phẩm',
  state: 'suspected',
  title: '45 công nhân nhập viện\nsau bữa trưa',
  diseases: [],
  cases: 45,
  deaths: null,
  items: 2,
  sources: 2,
  reasons: [{ rule: 'count', quote: '45 công nhân phải nhập viện.' }],
  publishedAt: at,
  graspedAt: at,
  raisedAt: at,
  acknowledgedAt: null,
  handledAt: null,
  informedAt: null,
  assigneeId: null,
  assigneeName: null,
  noiseReason: null,
  mergedInto: null,
  updatedAt: at,
  version: 1,
}
const message = {
  key: 'SC-261120-7K3F-4-email',
  incident,
  url: 'http://127.0.0.1:1/su-co/SC-261120-7K3F',
  reason: 'raised' as const,
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function mailServer(refuse: boolean) {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined),
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const { port } = server.server.address() as AddressInfo
  return { mails, smtpUrl: `smtp://127.0.0.1:${port}?ignoreTLS=true` }
}

test('an incident arrives by e-mail with its severity, place and idempotency key', async () => {
  const { mails, smtpUrl } = await mailServer(false)
  const email = openEmail({ smtpUrl, from: 'truc@example.vn', to: ['so-y-te@example.vn'] })
  await email.send(message)
  await email.close()
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('Message-ID: <SC-261120-7K3F-4-email@chudong>')
  expect(mails[0]?.split('\r\n').filter((line) => line.startsWith('Subject:'))).toHaveLength(1)
})

test('the subject says severity, type, place and title on one line', () => {
  expect(subjectOf(incident, 'raised')).toBe(
    '[Mức 4] Ngộ độc thực phẩm – Vĩnh Long: 45 công nhân nhập viện sau bữa trưa',
  )
})

test('an address that the mail server refuses for good is not tried again', async () => {
  const { smtpUrl } = await mailServer(true)
  const email = openEmail({ smtpUrl, from: 'truc@example.vn', to: ['khong-co@example.vn'] })
  await expect(email.send(message)).rejects.toBeInstanceOf(PermanentError)
  await email.close()
})

async function receiver(status: number, headers: Record<string, string> = {}) {
  const seen: { request: IncomingMessage; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      seen.push({ request, body })
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

async function post(url: string, init: RequestInit) {
  const answer = await fetch(url, init)
  return { status: answer.status, headers: Object.fromEntries(answer.headers) }
}

test('a webhook carries the incident, its key and a signature', async () => {
  const { seen, url } = await receiver(204)
  await openWebhook({ url, secret: 's', post }).send(message)
  expect(JSON.parse(seen[0]?.body ?? '{}')).toMatchObject({ key: message.key, incident: { id: incident.id } })
  expect(seen[0]?.request.headers['x-chudong-signature']).toMatch(/^[0-9a-f]{64}$/)
})

test('a busy receiver is asked again when it said, a refusing one never', async () => {
  const busy = await receiver(503, { 'retry-after': '7' })
  const error = await openWebhook({ url: busy.url, secret: 's', post })
    .send(message)
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(RetryAfterError)
  expect(error).toMatchObject({ ms: 7000 })
  const gone = await receiver(410)
  await expect(openWebhook({ url: gone.url, secret: 's', post }).send(message)).rejects.toBeInstanceOf(
    PermanentError,
  )
})
