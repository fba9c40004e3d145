import { type Bell, createApi, type Desk } from '@chudong/api'
import { receive, topicNames } from '@chudong/pipeline'
import { provinceCentres } from '@chudong/vietnamese'
import { Hono } from 'hono'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import { dashboardFiles } from './static.ts'
import type { World } from './world.ts'

export interface DeskParts {
  world: World
  bell: Bell
  engines: Desk['engines']
  log: Logger
  /** Answered before the pages. */
  probes: Hono
}

/** The desk over HTTP: its API, and its pages for every other path. */
export function deskRoutes(config: Config, { world, bell, engines, log, probes }: DeskParts): Hono {
  const desk: Desk = {
    clock: world.ports.clock,
    records: world.records,
    coverage: world.coverage,
    queue: world.queue,
    topics: topicNames,
    engines,
    receive: (draft) => receive(world.queue, [draft], true),
    centreOf: (province) => provinceCentres[province] ?? null,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
  }
  const api = createApi(desk, bell, (error, path) =>
    log.error({ event: 'request-failed', path, error: String(error.stack) }),
  )
  api.route('/', dashboardFiles(config.dashboardDir))
  return new Hono().route('/', probes).mount('/', api.fetch)
}
