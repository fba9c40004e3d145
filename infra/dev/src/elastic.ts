import { spawnSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, giveTo, ownAccount } from '@chudong/engine'
import { Agent, request } from 'undici'
import { makeCertificates } from './certificates.ts'
import { foldersOf, keepPassword, writeConfig } from './elastic-files.ts'
import { elasticHome } from './elastic-package.ts'
import { freePort } from './free-port.ts'
import { findJava } from './java.ts'
import { type KeptProcess, keepProcess } from './kept-process.ts'
import { findOnPath, type Surroundings } from './surroundings.ts'

export interface ElasticOptions {
  /** Its data, snapshots, configuration and log; made when missing. As root, other users must be able to enter it. */
  dir: string
  env: Surroundings
  /** Megabytes of heap; 512 is enough for tests. */
  heapMb?: number
  /** Asks for the user "elastic" with this password. */
  password?: string
  /** HTTPS with a certificate of a CA of its own. Needs a password: Elasticsearch has no TLS without security. */
  tls?: boolean
  /** Ready sooner, slower under load: for tests, never for measurements. */
  quick?: boolean
  /** Told what a person waits for, in English. */
  onProgress?: (message: string) => void
}

export interface Elastic {
  /** With user and password when they are asked for. */
  readonly url: string
  /** The CA's certificate (PEM) under TLS, else null. */
  readonly caFile: string | null
  /** A folder that the server may keep snapshots in (`fs` repositories). */
  readonly snapshots: string
  /** kill -9 */
  kill(): Promise<void>
  /** The same data and address again after `kill` or `stop`. */
  restart(): Promise<void>
  /** Ends it in order; its folder stays. */
  stop(): Promise<void>
}

/** A cold start on a loaded machine of two cores takes a minute. */
const READY_WITHIN_MS = 300_000

/**
 * Starts an Elasticsearch of one node on 127.0.0.1, fetched at the first time. Throws EngineMissingError when Java,
 * Maven or the network is missing.
 */
export async function startElastic(options: ElasticOptions): Promise<Elastic> {
  const say = options.onProgress ?? (() => {})
  const java = findJava(options.env)
  const home = await elasticHome(options.env, say)
  const account = ownAccount()
  const folders = foldersOf(options.dir)
  const tls = options.tls === true
  const httpPort = await freePort()
  const settings = {
    httpPort,
    transportPort: await freePort(),
    security: options.password !== undefined,
    tls,
  }
  await mkdir(options.dir, { recursive: true, mode: 0o700 })
  await writeConfig(folders, settings)
  const caFile = tls ? makeCertificates(folders.config, findOnPath('openssl', options.env)) : null
  giveTo(options.dir, account)
  refuseClosed(options.dir, account)
  const env = {
    PATH: options.env.PATH ?? '/usr/bin:/bin',
    HOME: folders.temporary,
    ES_JAVA_HOME: java,
    ES_PATH_CONF: folders.config,
    ES_TMPDIR: folders.temporary,
    // The program that starts the server leaves files in its temporary folder.
    CLI_JAVA_OPTS: `-Djava.io.tmpdir=${folders.temporary}`,
    ES_JAVA_OPTS: jvmOptions(options),
  }
  if (options.password !== undefined) keepPassword(home, env, account, options.password)
  const place = { ...account, cwd: options.dir, env, log: join(options.dir, 'elasticsearch.log') }
  const url = addressOf(httpPort, tls, options.password)
  const start = async () => {
    say('Starting Elasticsearch')
    const server = keepProcess(join(home, 'bin', 'elasticsearch'), [], place)
    await untilReady(url, caFile, server)
    return server
  }
  let server = await start()
  return {
    url,
    caFile,
    snapshots: folders.snapshots,
    kill: () => server.kill(),
    async restart() {
      await server.stop()
      server = await start()
    },
    stop: () => server.stop(),
  }
}

function jvmOptions({ heapMb = 512, quick = false }: ElasticOptions): string {
  // The first compiler alone and the simplest collector halve the time to start.
  const pace = quick ? ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'] : ['-XX:+UseG1GC']
  return [`-Xms${heapMb}m`, `-Xmx${heapMb}m`, '-XX:+ExitOnOutOfMemoryError', ...pace].join(' ')
}

function addressOf(port: number, tls: boolean, password: string | undefined): string {
  const user = password === undefined ? '' : `elastic:${encodeURIComponent(password)}@`
  return `${tls ? 'https' : 'http'}://${user}127.0.0.1:${port}`
}

/** Elasticsearch would say only that it cannot read its configuration. */
function refuseClosed(dir: string, account: Account): void {
  if (account === null) return
  if (spawnSync('test', ['-x', dir], { ...account, cwd: '/' }).status === 0) return
  throw new Error(
    `${dir} lies in a folder that user ${account.uid} cannot enter, and Elasticsearch refuses root`,
  )
}

async function untilReady(url: string, caFile: string | null, server: KeptProcess): Promise<void> {
  const dispatcher = new Agent({ connect: caFile === null ? {} : { ca: await readFile(caFile, 'utf8') } })
  const begun = performance.now()
  try {
    while (!(await isReady(url, dispatcher))) {
      if (server.hasEnded()) throw new Error(`Elasticsearch ended: ${server.words()}`)
      if (performance.now() - begun > READY_WITHIN_MS) {
        await server.kill()
        throw new Error(`Elasticsearch did not become ready: ${server.words()}`)
      }
      await sleep(100)
    }
  } finally {
    await dispatcher.close()
  }
}

/** Answers, and every index that it keeps can be read. */
async function isReady(url: string, dispatcher: Agent): Promise<boolean> {
  const { origin, username, password } = new URL(url)
  const credentials = Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')
  try {
    const answer = await request(`${origin}/_cluster/health`, {
      dispatcher,
      headers: username === '' ? {} : { authorization: `Basic ${credentials}` },
    })
    const { status } = (await answer.body.json()) as { status?: unknown }
    return answer.statusCode === 200 && status !== 'red'
  } catch {
    return false
  }
}
