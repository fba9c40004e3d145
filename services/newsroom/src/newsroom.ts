import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Source } from '@chudong/domain'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadContent } from './content.ts'
import { type Control, type LabelledItem, openControl } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import { type Desk, openDesk, type Story } from './desk.ts'
import { type Failures, forcedAnswer, noFailures } from './failures.ts'
import { hostileRoutes } from './hostile.ts'
import { type RegisterRow, registerOf } from './register.ts'
import { conditionalReply } from './reply.ts'
import type { Page, SourceSketch } from './site.ts'
import { sites } from './sites/index.ts'
import { publicationTimes } from './week.ts'

export interface NewsroomOptions {
  /** 0 or nothing = a free port. */
  port?: number | undefined
  /** The newest moment of the simulated week. */
  now: Date
  /** Respaces the week evenly: the n-th newest item is n × this many hours old. */
  hoursPerItem?: number | undefined
  /** Holds the newest items back and publishes one every so many milliseconds after opening, oldest first. */
  live?: { items: number; everyMs: number } | undefined
  /** The running clock; when not given it starts at `now` with the opening. */
  clock?: (() => Date) | undefined
  /** Word that the HTTP control wants; random when not given. */
  token?: string | undefined
}

export interface Newsroom {
  url: string
  port: number
  token: string
  sources: Source[]
  /** Every item of the week with its truth; never visible on the sites. */
  labels: LabelledItem[]
  /** Checked claims that a register may take in: some answer the week's rumours. */
  claims: RegisterRow[]
  control: Control
  close(): Promise<void>
}

interface Room {
  desk: Desk
  failures: Failures
  openedAt: Date
  base: () => string
}

/** Opens the demo newsroom on 127.0.0.1: local news sites in the shape of Vietnam's outlets, one port for all. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const started = performance.now()
  const clock = options.clock ?? (() => new Date(options.now.getTime() + performance.now() - started))
  const items = loadContent()
  const times = publicationTimes(items, options)
  const desk = openDesk(items, { clock, publishedAt: (item) => times.get(item.id) ?? options.now })
  const failures = noFailures()
  let url = ''
  const token = options.token ?? randomBytes(12).toString('base64url')
  const control = openControl({ desk, failures, urlOf: (story) => url + pathOf(story) })
  const routes = controlRoutes({ control, token, sources: () => sourcesAt(url) })
  const app = openApp({ desk, failures, openedAt: options.now, base: () => url }, routes)
  const { server, port } = await listen(app, options.port ?? 0)
  url = `http://127.0.0.1:${port}`
  const close = () => stop(server, failures)
  const labels = control.items()
  return { url, port, token, sources: sourcesAt(url), labels, claims: registerOf(labels), control, close }
}

function openApp(room: Room, control: Hono): Hono<{ Bindings: HttpBindings }> {
  const { failures } = room
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use('*', async (c, next) => {
    if (c.req.path.startsWith('/_control')) return next()
    if (failures.stopped === 'refuse') c.env.incoming.socket.destroy()
    if (failures.stopped !== null) await released(failures.release.signal)
    if (failures.slowMs > 0)
      await wait(failures.slowMs, undefined, { signal: failures.release.signal }).catch(() => undefined)
    return forcedAnswer(failures, c.req.path) ?? next()
  })
  app.route('/_control', control)
  app.get('/robots.txt', (c) => c.text(failures.robots))
  app.get('/anh/:file', () => new Response(dot, { headers: { 'content-type': 'image/png' } }))
  app.route('/_hostile', hostileRoutes())
  app.get('*', (c) => {
    const page = findPage(room, new URL(c.req.url))
    return page === null
      ? c.html('<h1>404</h1><p>Không tìm thấy trang</p>', 404)
      : conditionalReply(page, c.req.raw.headers)
  })
  return app
}

function findPage(room: Room, url: URL): Page | null {
  const site = sites.find(({ prefix }) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`))
  if (site === undefined) return null
  const view = {
    base: room.base(),
    stories: room.desk.stories(site.id),
    query: url.searchParams,
    openedAt: room.openedAt,
  }
  return site.answer(url.pathname, view)
}

function pathOf(story: Story): string {
  return sites.find((site) => site.id === story.site)?.pathOf(story) ?? '/'
}

function sourcesAt(url: string): Source[] {
  return sites.flatMap((site) => site.sources).map((sketch) => sourceOf(sketch, url))
}

function sourceOf({ path, ...rest }: SourceSketch, url: string): Source {
  return Source.parse({ pollMinSeconds: 2, pollMaxSeconds: 10, hostDelayMs: 10, ...rest, url: url + path })
}

async function released(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  port: number,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port, hostname: '127.0.0.1', overrideGlobalObjects: false },
      (info) => resolve({ server, port: info.port }),
    )
    server.on('error', reject)
  })
}

function stop(server: ServerType, failures: Failures): Promise<void> {
  failures.release.abort()
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

/** A grey dot: every picture of the newsroom. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mOoBwAAgQCBMm3SXgAAAABJRU5ErkJggg==',
  'base64',
)
