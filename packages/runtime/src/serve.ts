import { type Bell, createApi, type Desk } from '@chudong/api'
import { receive, topicNames } from '@chudong/pipeline'
import { provinceCentres } from '@chudong/vietnamese'
import { serve } from '@hono/node-server'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { dashboardFiles } from './static.ts'
import type { World } from './world.ts'

export interface Server {
  address: string
  close(): Promise<void>
}

/** The desk over HTTP: API and pages on one port. Rejects with a clear sentence when the port is in use. */
export function openServer(config: Config, world: World, bell: Bell, log: Logger): Promise<Server> {
  const desk: Desk = {
    clock: world.ports.clock,
    records: world.records,
    coverage: world.coverage,
    queue: world.queue,
    topics: topicNames,
    receive: (draft) => receive(world.queue, [draft], true),
    centreOf: (province) => provinceCentres[province] ?? null,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
  }
  const app = createApi(desk, bell, (error, path) =>
    log.error({ event: 'request-failed', path, error: String(error.stack) }),
  )
  app.route('/', dashboardFiles(config.dashboardDir))
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, (info) => {
      const host = config.host.includes(':') ? `[${config.host}]` : config.host
      resolve({ address: `http://${host}:${info.port}`, close })
    })
    server.on('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, config)))
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
  })
}

function portProblem(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`port ${port} on ${host} is in use: stop what uses it or choose another with --port`, {
      cause: error,
    })
  if (error.code === 'EACCES')
    return new Error(`port ${port} needs more rights than this user has: choose one above 1023 with --port`, {
      cause: error,
    })
  return error
}
