import { makeBell } from '@chudong/api'
import type { Source } from '@chudong/domain'
import type { ImportedClaim } from '@chudong/ports'
import type { Config } from './config.ts'
import { type DeskParts, deskRoutes } from './desk-routes.ts'
import { runFlow } from './flow.ts'
import type { Logger } from './log.ts'
import { openPacing } from './pacing.ts'
import { type Role, type RoleName, roles } from './roles.ts'
import { openServer, type Server } from './serve.ts'
import { readSources } from './sources-file.ts'
import { watchEngines } from './watch/engine-watch.ts'
import { openMetrics } from './watch/metrics.ts'
import { probeRoutes } from './watch/probes.ts'
import { openWorld, type World } from './world.ts'

export interface Service {
  /** Of its health endpoints, and of the pages if it has them. */
  address: string
  world: World
  stop(): Promise<void>
}

export interface ServiceOptions {
  log: Logger
  /** Sources to watch from now on; others known to the records are left as they are. */
  sources?: readonly Source[]
  /** Checked claims taken into the register before work begins. */
  claims?: readonly ImportedClaim[]
  onProgress?: (message: string) => void
}

/** Starts one of the services that share the work. Throws when there is no common database: alone it would do nothing. */
export async function startService(
  name: RoleName,
  config: Config,
  options: ServiceOptions,
): Promise<Service> {
  if (config.databaseUrl === null)
    throw new Error(
      `the ${name} shares its work with other processes and needs DATABASE_URL (a PostgreSQL server, 14 or newer); "npm start" runs everything in one process without it`,
    )
  return startRole(name, roles[name], config, options)
}

/** Opens the engines, takes the port (a second start on it changes nothing), and begins the role's work. */
export async function startRole(
  name: string,
  role: Role,
  config: Config,
  options: ServiceOptions,
): Promise<Service> {
  const { log, onProgress } = options
  const world = await openWorld(config, { log, role: name, onProgress })
  try {
    const engines = watchEngines(world)
    const metrics = openMetrics({ role, ...world, engines })
    const probed = {
      service: name,
      engines,
      metrics,
      token: config.metricsToken,
      model: modelOf(role, world),
      public: role.desk,
    }
    const probes = probeRoutes(probed)
    const pacing = openPacing(world.queue, log)
    const server = role.desk
      ? await openDesk(config, { world, engines, pacing, log, probes })
      : await openServer(probes, { host: config.host, port: config.healthPort })
    if (role.schedules) await world.records.sources.save(await watched(config, options.sources ?? []))
    await world.records.claims.takeIn(options.claims ?? [], { kind: 'system' }, new Date())
    const flow = await runFlow(world, { log, role, pacing, observe: metrics.job })
    const stop = async () => {
      await server.close()
      await flow.stop()
      await world.close()
    }
    return { address: server.address, world, stop }
  } catch (error) {
    await world.close()
    throw error
  }
}

/** Only who judges has a model to tell of. */
function modelOf({ topics }: Role, { modelName }: World): string | undefined {
  return topics.includes('article.collected') ? modelName : undefined
}

/** The desk's live feeds are rung by whatever process wrote a log row. */
async function openDesk(config: Config, parts: Omit<DeskParts, 'bell'>): Promise<Server> {
  const bell = makeBell()
  const server = await openServer(deskRoutes(config, { ...parts, bell }), config)
  const unlisten = await parts.world.records.incidents.onChange(() => bell.ring())
  parts.world.beforeClose(unlisten)
  return server
}

async function watched(config: Config, given: readonly Source[]): Promise<readonly Source[]> {
  return config.sourcesFile === null ? given : readSources(config.sourcesFile)
}
