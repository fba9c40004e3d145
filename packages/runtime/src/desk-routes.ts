import { type Bell, createApi, type Desk } from '@chudong/api'
import { newEventId, receive, regroup, replay, topicNames } from '@chudong/pipeline'
import { provinceCentres } from '@chudong/vietnamese'
import { Hono } from 'hono'
import type { Config } from './config.ts'
import type { Logger } from './log.ts'
import type { Pacing } from './pacing.ts'
import { dashboardFiles } from './static.ts'
import type { World } from './world.ts'

export interface DeskParts {
  world: World
  bell: Bell
  engines: Desk['engines']
  pacing: Pacing
  log: Logger
  /** Answered before the pages. */
  probes: Hono
}

/** The desk over HTTP: its API, and its pages for every other path. */
export function deskRoutes(config: Config, { world, bell, engines, pacing, log, probes }: DeskParts): Hono {
  const desk: Desk = {
    clock: world.ports.clock,
    records: world.records,
    coverage: world.coverage,
    queue: world.queue,
    topics: topicNames,
    engines,
    pace: pacing.look,
    replay: (topic, key) => replay(world.queue, topic, key),
    receive: (draft) => receive(world.queue, [draft], true),
    regroup: (eventIds, change) => regroup(world.queue, eventIds, change),
    newEventId,
    centreOf: (province) => provinceCentres[province] ?? null,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
  }
  const api = createApi(desk, bell, (error, path) =>
    log.error({ event: 'request-failed', path, error: String(error.stack) }),
  )
  api.route('/', dashboardFiles(config.dashboardDir))
  return new Hono().route('/', probes).mount('/', api.fetch)
}
