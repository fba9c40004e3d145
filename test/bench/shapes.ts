import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startElastic, startRedis } from '@chudong/dev-engines'
import { openLog, openWorld, type RoleName, readEnv, roles, toConfig, welcome } from '@chudong/runtime'
import { type KeptService, keepService } from '../chaos/kept-service.ts'
import { startPostgres } from '../chaos/postgres.ts'
import { until } from '../support/until.ts'
import { openFeed } from './feed.ts'
import { type Latency, type Pass, pass, publishAndWatch } from './pipeline.ts'

/** One shape of the desk, measured from outside. */
export interface ShapeRun {
  shape: 'solo' | 'four'
  whole: Pass
  screen: Latency
}

export interface ShapeLoad {
  articles: number
  /** Articles a second, and for how many seconds, while the way to the screen is measured. */
  rate: number
  seconds: number
}

type Env = Record<string, string>

/** The same articles through one process on the embedded PostgreSQL, then through four on Redis, Elasticsearch, PostgreSQL. */
export async function shapeRuns(load: ShapeLoad): Promise<ShapeRun[]> {
  return [await measured('solo', load), await measured('four', load)]
}

async function measured(shape: ShapeRun['shape'], load: ShapeLoad): Promise<ShapeRun> {
  const folder = await mkdtemp(join(tmpdir(), 'chudong-bench-shape-'))
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })]
  try {
    // Engines that refuse root run as users of their own.
    await chmod(folder, 0o711)
    const sources = join(folder, 'sources.json')
    await writeFile(sources, '[]')
    const engines = shape === 'solo' ? {} : await startEngines(folder, ends)
    const env = { ...engines, CHUDONG_DATA: join(folder, 'data'), CHUDONG_SOURCES: sources }
    const names = shape === 'solo' ? (['solo'] as const) : (Object.keys(roles) as RoleName[])
    const services = await Promise.all(names.map((name) => keepService(name, name, env, folder)))
    ends.push(() => Promise.all(services.map((service) => service.end())))
    await Promise.all(services.map(ready))
    return { shape, ...(await drive(env, services.at(-1)?.address ?? '', load)) }
  } finally {
    for (const end of ends.reverse()) await end()
  }
}

/** Articles are handed over and counted as the command line does it: on the same engines, from another process. */
async function drive(env: Env, desk: string, { articles, rate, seconds }: ShapeLoad) {
  const config = toConfig(readEnv(env))
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'bench' })
  try {
    await pass(world, 0, 100)
    const whole = await pass(world, 1, articles)
    const signIn = await welcome(world.records, desk, new Date())
    const feed = await openFeed(desk, signIn?.link ?? '')
    const screen = await publishAndWatch(world, feed.seenAt, rate, seconds)
    feed.close()
    return { whole, screen }
  } finally {
    await world.close()
  }
}

function ready(service: KeptService): Promise<void> {
  const answers = () =>
    fetch(`${service.address}/ready`).then(
      ({ status }) => status === 200,
      () => false,
    )
  return until(`the ${service.name} is ready`, answers, 180_000, 100)
}

async function startEngines(folder: string, ends: (() => Promise<unknown>)[]): Promise<Env> {
  const { env } = process
  const postgres = await startPostgres(join(folder, 'postgres'))
  ends.push(() => postgres.stop())
  const redis = await startRedis({ dir: join(folder, 'redis'), env })
  ends.push(() => redis.stop())
  const elastic = await startElastic({ dir: join(folder, 'elastic'), env, heapMb: 1_024 })
  ends.push(() => elastic.stop())
  return { DATABASE_URL: postgres.url, REDIS_URL: redis.url, ELASTICSEARCH_URL: elastic.url }
}
