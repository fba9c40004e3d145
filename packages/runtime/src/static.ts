import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Hono } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The dashboard's built files; any other path is the app itself (its router reads the path). */
export function dashboardFiles(dir: string): Hono {
  return new Hono().get('*', async (c) => {
    const wanted = normalize(decodeURIComponent(c.req.path))
    const path = join(dir, wanted)
    const asset = path.startsWith(dir + sep) && extname(path) in types ? await read(path) : null
    if (asset) {
      const cache = wanted.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      return c.body(asset, 200, { 'content-type': types[extname(path)] ?? '', 'cache-control': cache })
    }
    if (wanted.startsWith('/assets/')) return c.text('Not found', 404)
    const page = await read(join(dir, 'index.html'))
    if (!page) return c.text('Giao diện chưa được dựng: chạy "npm run setup".', 503)
    return c.body(page, 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  })
}

async function read(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return readFile(path).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  )
}
