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
  /** Every site on a host (a port) of its own, as newspapers are; one host for all when not given. */
  hostPerSite?: boolean | undefined
}

export interface Newsroom {
  url: string
  port: number
  /** `host:port` of the newsroom and of every site that has its own. */
  hosts: string[]
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
  /** Address of a site's host. */
  base: (site: string) => string
}

/** Opens the demo newsroom on 127.0.0.1: local news sites in the shape of Vietnam's outlets. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const started = performance.now()
  const clock = options.clock ?? (() => new Date(options.now.getTime() + performance.now() - started))
  const items = loadContent()
  const times = publicationTimes(items, options)
  const desk = openDesk(items, { clock, publishedAt: (item) => times.get(item.id) ?? options.now })
  const failures = noFailures()
  let url = ''
  const own = new Map<string, string>()
  const base = (site: string) => own.get(site) ?? url
  const token = options.token ?? randomBytes(12).toString('base64url')
  const control = openControl({ desk, failures, urlOf: (story) => base(story.site) + pathOf(story) })
  const routes = controlRoutes({ control, token, sources: () => sourcesAt(base) })
  const app = openApp({ desk, failures, openedAt: options.now, base }, routes)
  const servers = [await listen(app, options.port ?? 0)]
  url = addressOf(servers[0])
  for (const { id } of options.hostPerSite ? sites : []) {
    const server = await listen(app, 0)
    servers.push(server)
    own.set(id, addressOf(server))
  }
  return {
    url,
    port: Number(new URL(url).port),
    hosts: servers.map((server) => new URL(addressOf(server)).host),
    token,
    sources: sourcesAt(base),
    labels: control.items(),
    claims: registerOf(control.items()),
    control,
    close: () => stop(servers, failures),
  }
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
    base: room.base(site.id),
    stories: room.desk.stories(site.id),
    query: url.searchParams,
    openedAt: room.openedAt,
  }
  return site.answer(url.pathname, view)
}

function pathOf(story: Story): string {
  return sites.find((site) => site.id === story.site)?.pathOf(story) ?? '/'
}

function sourcesAt(base: Room['base']): Source[] {
  return sites.flatMap((site) => site.sources.map((sketch) => sourceOf(sketch, base(site.id))))
}

function sourceOf({ path, ...rest }: SourceSketch, url: string): Source {
  return Source.parse({ pollMinSeconds: 2, pollMaxSeconds: 10, hostDelayMs: 10, ...rest, url: url + path })
}

async function released(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function listen(app: Hono<{ Bindings: HttpBindings }>, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      { fetch: app.fetch, port, hostname: '127.0.0.1', overrideGlobalObjects: false },
      () => resolve(server),
    )
    server.on('error', reject)
  })
}

function addressOf(server: ServerType | undefined): string {
  const address = server?.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

async function stop(servers: readonly ServerType[], failures: Failures): Promise<void> {
  failures.release.abort()
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          if ('closeAllConnections' in server) server.closeAllConnections()
        }),
    ),
  )
}

/** A grey dot: every picture of the newsroom. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mOoBwAAgQCBMm3SXgAAAABJRU5ErkJggg==',
  'base64',
)
