import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What one address answers; text is sent as UTF-8. */
export interface Answer {
  type: string
  body: string | Uint8Array
}

export interface TrapSite {
  /** "http://127.0.0.1:PORT", no slash at the end. */
  url: string
  host: string
  /** Paths asked for, in order. */
  asked: string[]
  /** What is answered under a path from now on; everything else is 404. */
  put(path: string, answer: Answer): void
  close(): Promise<void>
}

/** Opens a site of the test's own on a free port of 127.0.0.1. */
export async function openTrapSite(): Promise<TrapSite> {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    reply(answers, request, response)
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    put: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An RSS feed that lists pages, and whole texts as entries of their own. */
export function feedOf(links: readonly string[], texts: readonly string[] = []): Answer {
  const pages = links.map(
    (link, n) => `<item><title>Tin ${n}</title><link>${escaped(link)}</link><guid>${n}</guid></item>`,
  )
  const whole = texts.map(
    (text, n) =>
      `<item><title>Bài dài ${n}</title><guid isPermaLink="false">dai-${n}</guid><description>${escaped(text)}</description></item>`,
  )
  const body = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Bẫy</title>${pages.join('')}${whole.join('')}</channel></rss>`
  return { type: 'application/rss+xml; charset=utf-8', body }
}

/** An ordinary article page, with markup of the trap's choice in its body. */
export function articlePage(title: string, more = ''): Answer {
  const lines = [1, 2, 3, 4].map(
    (n) =>
      `<p>${title}: đoạn ${n} kể về buổi khám sức khỏe định kỳ ở trạm y tế xã, người dân đến từ sáng sớm và được tư vấn dinh dưỡng.</p>`,
  )
  const body = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${lines.join('')}</article>${more}</body></html>`
  return { type: 'text/html; charset=utf-8', body }
}

function reply(answers: Map<string, Answer>, request: IncomingMessage, response: ServerResponse): void {
  const answer = answers.get(request.url ?? '')
  if (answer) response.writeHead(200, { 'content-type': answer.type }).end(answer.body)
  else response.writeHead(404).end()
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
