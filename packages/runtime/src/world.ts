import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { suspicionNamed } from '@chudong/detect'
import { type Engine, openEngine } from '@chudong/engine'
import { openEmail, openWebhook } from '@chudong/notify'
import { openClaimBook, type Ports } from '@chudong/pipeline'
import type { Channel, Clock, Coverage, HostTurns, JobQueue, Records } from '@chudong/ports'
import { openQueue, type QueueEngine } from '@chudong/queue'
import { openCollector, openSafeFetch, type SafeFetch } from '@chudong/sources'
import { migrate, openRecords } from '@chudong/store'
import type { Config } from './config.ts'
import { coverageSince, openCoverage } from './coverage.ts'
import { openExtractorPool } from './extractor-pool.ts'
import type { Logger } from './log.ts'
import { openModel, type RunningModel } from './office-model.ts'
import { whenReachable } from './reachable.ts'
import { tracedFetch } from './trace/traced-fetch.ts'
import { tracedQueue } from './trace/traced-queue.ts'
import { openTracing, type Tracing } from './trace/tracing.ts'
import { openTurns } from './turns.ts'

/** Everything opened: engines, adapters, and the ports of the flow. */
export interface World {
  records: Records
  coverage: Coverage
  queue: JobQueue
  ports: Ports
  tracing: Tracing
  /** Which model judges here, as /health names it. */
  modelName: string
  /** From when on coverage is kept; undefined = all of it. */
  coverageSince(): Date | undefined
  /** Work that stands on this world and is ended before it closes, whichever way the program came there. */
  beforeClose(end: () => Promise<void>): void
  /** Closes in the order that loses nothing: jobs, readers, stores, engine. */
  close(): Promise<void>
}

export interface WorldOptions {
  log: Logger
  /** Name under which the stores see this process. */
  role: string
  onProgress?: (message: string) => void
}

/** Services start in any order: a server of the office may come up a minute later. */
const START_PATIENCE_MS = 60_000

const systemClock: Clock = { now: () => new Date() }

/** Config to adapters: a missing engine address means the embedded one. */
export async function openWorld(config: Config, { log, role, onProgress }: WorldOptions): Promise<World> {
  const engine = config.databaseUrl === null ? await openEmbedded(config, log, onProgress) : null
  const url = config.databaseUrl ?? engine?.url ?? ''
  const applicationName = `chudong-${role}`
  const opened: { close(): Promise<unknown> }[] = engine ? [{ close: () => engine.stop() }] : []
  try {
    const tracing = keep(opened, openTracing({ service: applicationName, endpoint: config.otlpEndpoint }))
    await whenReachable('PostgreSQL', engine ? 0 : START_PATIENCE_MS, log, () => migrate(url))
    const records = keep(opened, await openRecords({ url, applicationName }))
    const coverage = keep(opened, await openCoverage(config, url, { log, applicationName }))
    const turns = keep(opened, await openTurns(config, url, applicationName, log))
    const outside = openOutside(config, tracing, turns, opened)
    const { model, name: modelName } = await judgedBy(config, log)
    const extractor = keep(
      opened,
      openExtractorPool({ workers: Math.max(1, availableParallelism() - 1), maxMillis: 2_000 }),
    )
    const jobs = await openQueue(queueEngine(config, url), { log, applicationName })
    const queue = tracedQueue(keep(opened, jobs), tracing)
    const base = config.publicUrl
    const ports: Ports = {
      clock: systemClock,
      queue,
      records,
      extractor,
      claims: openClaimBook(records.claims),
      model,
      suspicion: suspicionNamed(config.suspicion),
      coverage,
      ...outside,
      incidentUrl: (id) => (base === null ? null : new URL(`/su-co/${id}`, base).href),
    }
    const beforeClose = (end: () => Promise<void>) => void opened.push({ close: end })
    return {
      records,
      coverage,
      queue,
      ports,
      tracing,
      modelName,
      coverageSince: () => coverageSince(config, systemClock.now()),
      beforeClose,
      close: () => closeAll(opened),
    }
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

/** A refused file is warned of once, at the start. */
async function judgedBy({ dataDir }: Config, log: Logger): Promise<RunningModel> {
  const running = await openModel(dataDir)
  if (running.refused !== null) log.warn({ event: 'model', refused: running.refused })
  log.info({ event: 'model', model: running.name })
  return running
}

function queueEngine({ redisUrl, redisCaFile }: Config, postgresUrl: string): QueueEngine {
  return redisUrl === null ? { postgresUrl } : { redisUrl, redisCaFile }
}

function openEmbedded(config: Config, log: Logger, onProgress?: (message: string) => void): Promise<Engine> {
  return openEngine({ dir: join(config.dataDir, 'postgres'), log, onProgress })
}

/** What speaks with the outside: one safe fetcher under all of it. */
function openOutside(
  config: Config,
  tracing: Tracing,
  turns: HostTurns,
  opened: { close(): Promise<unknown> }[],
) {
  const plain = openSafeFetch({ userAgent: userAgent(config), allowPrivate: config.allowPrivate })
  const safeFetch = keep(opened, tracedFetch(plain, tracing))
  const { chromiumPath, chromiumSandbox } = config
  const options = { safeFetch, chromiumPath, chromiumSandbox, turns, now: systemClock.now }
  const reader = keep(opened, openCollector(options))
  const channels = openChannels(config, safeFetch)
  for (const channel of channels) keep(opened, channel)
  return { reader, channels }
}

function openChannels(config: Config, safeFetch: SafeFetch): Channel[] {
  const email = config.email ? [openEmail(config.email)] : []
  const webhook = config.webhook ? [openWebhook({ ...config.webhook, post: safeFetch })] : []
  return [...email, ...webhook]
}

function userAgent(config: Config): string {
  const about = config.publicUrl ? `; +${config.publicUrl}` : ''
  return `ChuDong/0.1 (public-health media watch${about})`
}

function keep<T extends { close(): Promise<unknown> }>(opened: { close(): Promise<unknown> }[], thing: T): T {
  opened.push(thing)
  return thing
}

async function closeAll(opened: { close(): Promise<unknown> }[]) {
  for (const thing of opened.splice(0).reverse()) await thing.close().catch(() => undefined)
}
