import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startElastic, startRedis } from '@chudong/dev-engines'
import type { Source } from '@chudong/domain'
import { type Newsroom, openNewsroom } from '@chudong/newsroom'
import { openLog, openWorld, type RoleName, readEnv, toConfig, type World } from '@chudong/runtime'
import { type KeptService, keepService } from './kept-service.ts'
import { enginePart, type Part } from './part.ts'
import { killServer, postmasterPid, startPostgres } from './postgres.ts'
import { openReceiver, type Receiver } from './receiver.ts'

export type Shape = 'solo' | 'cluster'

/** A whole office to be hurt: newsroom, engines, the desk's processes under a supervisor, and who is alerted. */
export interface Office {
  shape: Shape
  newsroom: Newsroom
  receiver: Receiver
  services: KeptService[]
  /** What may be killed: engines and services. */
  parts: Part[]
  /** Address of the desk. */
  desk: string
  /** The desk's engines from outside, as the command line sees them. */
  open(role: string): Promise<World>
  close(): Promise<void>
}

interface Engines {
  env: Record<string, string>
  parts: Part[]
  stop(): Promise<void>
}

const roles: RoleName[] = ['crawler', 'classifier', 'alerter', 'api']

/** A source beside the newsroom's, on a host of its own. */
export interface MoreSource {
  source: Source
  host: string
}

/** Opens an office in a fresh folder. */
export async function openOffice(
  shape: Shape,
  say: (line: string) => void,
  more: readonly MoreSource[] = [],
): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-chaos-'))
  // Engines that refuse root run as users of their own.
  await chmod(folder, 0o711)
  const engines = shape === 'solo' ? embedded(folder) : await startEngines(folder, say)
  const newsroom = await openNewsroom({ now: new Date(), hostPerSite: true })
  const receiver = await openReceiver()
  const hosts = [...newsroom.hosts, receiver.host, ...more.map(({ host }) => host)]
  const sources = join(folder, 'sources.json')
  await writeFile(sources, JSON.stringify([...newsroom.sources, ...more.map(({ source }) => source)]))
  const env = {
    ...engines.env,
    ...receiver.env,
    CHUDONG_DATA: join(folder, 'data'),
    CHUDONG_SOURCES: sources,
    CHUDONG_ALLOW_PRIVATE: hosts.join(','),
  }
  const names = shape === 'solo' ? (['solo'] as const) : roles
  const services = await Promise.all(names.map((name) => keepService(name, name, env, folder)))
  return {
    shape,
    newsroom,
    receiver,
    services,
    parts: [...services, ...engines.parts],
    desk: services.at(-1)?.address ?? '',
    open(role) {
      const config = toConfig(readEnv(env))
      return openWorld(config, { log: openLog(config, 'file'), role })
    },
    async close() {
      await Promise.all(services.map((service) => service.end()))
      await engines.stop()
      await Promise.all([newsroom.close(), receiver.close()])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The desk's own PostgreSQL: the desk brings it back itself. */
function embedded(folder: string): Engines {
  const dir = join(folder, 'data', 'postgres')
  let up = false
  const look = setInterval(async () => {
    up = (await postmasterPid(dir)) !== null
  }, 200)
  const part: Part = {
    name: 'PostgreSQL',
    isUp: () => up,
    answers: async () => up,
    kill: () => killServer(dir),
    restart: async () => undefined,
    starts: () => 0,
  }
  return { env: {}, parts: [part], stop: async () => clearInterval(look) }
}

async function startEngines(folder: string, say: (line: string) => void): Promise<Engines> {
  const { env } = process
  const elastic = await startElastic({ dir: join(folder, 'elastic'), env, quick: true, onProgress: say })
  const redis = await startRedis({ dir: join(folder, 'redis'), env }).catch(async (error: unknown) => {
    await elastic.stop()
    throw error
  })
  const postgres = await startPostgres(join(folder, 'postgres'))
  return {
    env: { DATABASE_URL: postgres.url, REDIS_URL: redis.url, ELASTICSEARCH_URL: elastic.url },
    parts: [
      enginePart('PostgreSQL', postgres),
      enginePart('Redis', redis),
      enginePart('Elasticsearch', elastic),
    ],
    stop: async () => {
      await Promise.all([postgres.stop(), redis.stop(), elastic.stop()])
    },
  }
}
