import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { Hono } from 'hono'

const megabyte = 1_048_576
const html = 'text/html; charset=utf-8'
const rss = 'application/rss+xml; charset=utf-8'

/** Addresses that attack whoever reads them: bombs, streams without an end, redirects to where one must not go. */
export function hostileRoutes(): Hono {
  const app = new Hono()
  app.get('/nested-divs', (c) => send(nestedDivs(count(c.req.query('n'), 2000)), html))
  app.get('/big', (c) => stream(repeated(count(c.req.query('mb'), 100)), html))
  app.get('/gzip-bomb', (c) => gzipBomb(count(c.req.query('mb'), 200)))
  app.get('/endless-feed', () => stream(endlessFeed(), rss))
  app.get('/slowloris', (c) => stream(dripping(count(c.req.query('ms'), 1000)), html))
  app.get('/redirect', (c) => redirect(c.req.query('to') ?? '/_hostile/redirect-loop'))
  app.get('/redirect-loop', (c) => redirect(`/_hostile/redirect-loop?n=${count(c.req.query('n'), 0) + 1}`))
  app.get('/entity-bomb', () => send(entityBomb(), rss))
  app.get('/invalid-utf8', () => send(invalidUtf8(), html))
  app.get('/wrong-type', () =>
    send(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1]), 'image/png'),
  )
  app.get('/empty', () => send('', html))
  return app
}

function count(value: string | undefined, fallback: number): number {
  const n = Number(value ?? fallback)
  return Number.isInteger(n) && n >= 0 && n <= 1_000_000 ? n : fallback
}

/** Headers are a new object each time: the server writes the length of one answer into what it is given. */
function send(body: BodyInit | null, type: string, more: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': type, ...more } })
}

function redirect(to: string): Response {
  return new Response(null, { status: 302, headers: { location: to } })
}

function stream(source: AsyncIterable<Uint8Array>, type: string): Response {
  return send(webStream(Readable.from(source, { objectMode: false })), type)
}

function webStream(readable: Readable): ReadableStream<Uint8Array> {
  const chunks = readable[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(new Uint8Array(next.value))
    },
    cancel: () => {
      readable.destroy()
    },
  })
}

function nestedDivs(n: number): string {
  return `<html><body>${'<div>'.repeat(n)}đáy${'</div>'.repeat(n)}</body></html>`
}

async function* repeated(megabytes: number): AsyncIterable<Uint8Array> {
  const chunk = Buffer.from('<p>dài lê thê </p>\n'.repeat(60_000)).subarray(0, megabyte)
  for (let sent = 0; sent < megabytes; sent++) yield chunk
}

function gzipBomb(megabytes: number): Response {
  const zip = Readable.from(zeros(megabytes), { objectMode: false }).pipe(createGzip({ level: 9 }))
  return send(webStream(zip), html, { 'content-encoding': 'gzip' })
}

async function* zeros(megabytes: number): AsyncIterable<Uint8Array> {
  const chunk = Buffer.alloc(megabyte)
  for (let sent = 0; sent < megabytes; sent++) yield chunk
}

async function* endlessFeed(): AsyncIterable<Uint8Array> {
  yield Buffer.from(
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Không có hồi kết</title>',
  )
  for (let n = 0; ; n += 200) {
    const items = Array.from({ length: 200 }, (_, at) => endlessItem(n + at + 1))
    yield Buffer.from(items.join('\n'))
    await wait(1)
  }
}

function endlessItem(n: number): string {
  return `<item><title>Tin số ${n}</title><link>http://127.0.0.1/${n}</link></item>`
}

async function* dripping(ms: number): AsyncIterable<Uint8Array> {
  yield Buffer.from('<')
  for (;;) {
    await wait(ms)
    yield Buffer.from('a')
  }
}

/** Ten levels of entities that each name the former ten times: ten thousand million words when expanded. */
function entityBomb(): string {
  const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "dịch">${levels.join('')}]><rss version="2.0"><channel><title>&e10;</title><item><title>&e10;</title><link>http://127.0.0.1/</link></item></channel></rss>`
}

function invalidUtf8(): Uint8Array<ArrayBuffer> {
  const start = Buffer.from('<html><head><meta charset="utf-8"></head><body><h1>Sai mã</h1><p>')
  const wrong = [
    0xc3, 0x28, 0xa0, 0xa1, 0xe2, 0x28, 0xa1, 0xf0, 0x28, 0x8c, 0xbc, 0xff, 0xfe, 0xed, 0xa0, 0x80,
  ]
  return new Uint8Array([...start, ...wrong, ...Buffer.from('</p></body></html>')])
}
