import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '@chudong/engine'
import { startElastic } from './elastic.ts'
import { EngineMissingError } from './missing.ts'
import { startRedis } from './redis.ts'

/**
 * `npm run engines`: PostgreSQL, Redis and Elasticsearch for development. Their addresses go to standard output as
 * KEY=value lines, progress to standard error; all of them end with Ctrl+C.
 */
const { values: flags } = parseArgs({
  options: {
    dir: { type: 'string' },
    heap: { type: 'string', default: '1024' },
    password: { type: 'string' },
    tls: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const HELP = `Starts PostgreSQL, Redis and Elasticsearch and prints their addresses; Ctrl+C stops them.
  --dir DIR        keep their data in DIR (otherwise it goes when they stop)
  --heap MB        Elasticsearch's heap, 1024 by default
  --password WORD  Elasticsearch asks for the user "elastic" with this password
  --tls            Elasticsearch speaks HTTPS (needs --password)
`

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function startAll(): Promise<() => Promise<void>> {
  const dir = flags.dir === undefined ? await temporaryFolder() : resolve(flags.dir)
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    await Promise.all(stops.map((end) => end()))
    if (flags.dir === undefined) await rm(dir, { recursive: true, force: true })
  }
  const { env } = process
  const postgres = openEngine({ dir: join(dir, 'data'), onProgress: say }).then((engine) => {
    stops.push(() => engine.stop())
    return { DATABASE_URL: engine.url }
  })
  const redis = startRedis({ dir: join(dir, 'redis'), env, listen: 'port' }).then((server) => {
    stops.push(() => server.stop())
    return { REDIS_URL: server.url }
  })
  const elastic = startElastic({
    dir: join(dir, 'elasticsearch'),
    env,
    heapMb: Number(flags.heap),
    password: flags.password,
    tls: flags.tls,
    onProgress: say,
  }).then((server) => {
    stops.push(() => server.stop())
    return { ELASTICSEARCH_URL: server.url, ...(server.caFile && { CHUDONG_ELASTIC_CA: server.caFile }) }
  })
  const started = await Promise.allSettled([postgres, redis, elastic])
  for (const one of started) {
    if (one.status === 'fulfilled') continue
    await stop()
    throw one.reason
  }
  for (const one of started)
    if (one.status === 'fulfilled')
      for (const [key, value] of Object.entries(one.value)) process.stdout.write(`${key}=${value}\n`)
  return stop
}

/** One that the user of Elasticsearch can enter. */
async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-engines-'))
  await chmod(dir, 0o711)
  return dir
}

function fail(error: unknown): never {
  if (error instanceof EngineMissingError) say(`${error.message} is not on this machine: ${error.install}`)
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}

async function run(): Promise<void> {
  const asked = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done())
  })
  const stop = await startAll()
  say('Ready; Ctrl+C stops them.')
  await asked
  await stop()
}

if (flags.help) say(HELP)
else await run().catch(fail)
