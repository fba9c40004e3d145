import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOnPath, freePort, type KeptProcess, keepProcess, makeCertificates } from '@chudong/dev-engines'
import { need } from './need.ts'
import { until } from './until.ts'

/** The password of every Redis below; it must appear in no log. */
export const PASSWORD = 'mật@khẩu/100%'
const LOGIN = `:${encodeURIComponent(PASSWORD)}`

export interface RedisShape {
  url: string
  /** For `rediss://`: who signed the servers' certificate. */
  caFile?: string
  stop(): Promise<void>
}

export interface SentinelShape extends RedisShape {
  /** kill -9 of the present master; the replica takes its place. */
  killMaster(): Promise<void>
}

/** The programs of Debian's redis-server package and openssl; false (said aloud) when they are missing. */
export function redisPrograms(): boolean {
  const found =
    ['redis-server', 'redis-cli', 'openssl'].every((name) => findOnPath(name, process.env)) || null
  return (
    need('redis-server with redis-cli and openssl', found, 'apt-get install redis-server openssl') ?? false
  )
}

/** A Redis that takes TLS connections alone, with a certificate of its own authority for "localhost". */
export async function tlsRedis(): Promise<RedisShape> {
  const servers = openFolder()
  const { dir } = servers
  const ca = makeCertificates(dir, findOnPath('openssl', process.env))
  const certificate = ['--tls-cert-file', join(dir, 'http.crt'), '--tls-key-file', join(dir, 'http.key')]
  const port = await freePort()
  const tls = ['--tls-port', `${port}`, '--tls-ca-cert-file', ca, '--tls-auth-clients', 'no', ...certificate]
  servers.start('tls', ['--port', '0', ...tls, '--requirepass', PASSWORD])
  await servers.answers(port, ['--tls', '--cacert', ca])
  return { url: `rediss://${LOGIN}@localhost:${port}/2`, caFile: ca, stop: servers.stop }
}

/** A master with one replica, and a sentinel that puts the replica in its place two seconds after it is gone. */
export async function sentinelRedis(): Promise<SentinelShape> {
  const servers = openFolder()
  const [master, replica, sentinel] = [await freePort(), await freePort(), await freePort()]
  const auth = ['--requirepass', PASSWORD, '--masterauth', PASSWORD]
  const first = servers.start('master', ['--port', `${master}`, ...auth])
  await servers.answers(master)
  servers.start('replica', ['--port', `${replica}`, ...auth, '--replicaof', '127.0.0.1', `${master}`])
  await until('the replica follows', () =>
    servers.ask(replica, ['info', 'replication']).includes('master_link_status:up'),
  )
  servers.startSentinel(sentinel, [
    `sentinel monitor chinh 127.0.0.1 ${master} 1`,
    `sentinel auth-pass chinh "${PASSWORD}"`,
    'sentinel down-after-milliseconds chinh 1000',
    'sentinel failover-timeout chinh 5000',
  ])
  await until('the sentinel knows the replica', () =>
    servers.ask(sentinel, ['sentinel', 'master', 'chinh']).includes('num-slaves\n1'),
  )
  return {
    url: `redis+sentinel://${LOGIN}@127.0.0.1:${sentinel}/chinh/1`,
    killMaster: () => first.kill(),
    stop: servers.stop,
  }
}

/** A cluster of three masters without replicas. */
export async function clusterRedis(): Promise<RedisShape> {
  const servers = openFolder()
  const nodes = [await freePort(), await freePort(), await freePort()] as const
  for (const port of nodes) {
    const cluster = ['--cluster-enabled', 'yes', '--cluster-port', `${await freePort()}`]
    servers.start(`node-${port}`, ['--port', `${port}`, ...cluster, '--requirepass', PASSWORD])
  }
  for (const port of nodes) await servers.answers(port)
  const hosts = nodes.map((port) => `127.0.0.1:${port}`)
  servers.ask(nodes[0], ['--cluster', 'create', ...hosts, '--cluster-yes'])
  for (const port of nodes)
    await until('the cluster is whole', () =>
      servers.ask(port, ['cluster', 'info']).includes('cluster_state:ok'),
    )
  return { url: `redis+cluster://${LOGIN}@${hosts.slice(0, 2).join(',')}`, stop: servers.stop }
}

/** A plain Redis with further settings, on a port of its own. */
export async function plainRedis(settings: string[]): Promise<RedisShape> {
  const servers = openFolder()
  const port = await freePort()
  servers.start('plain', ['--port', `${port}`, ...settings])
  await servers.answers(port)
  return { url: `redis://127.0.0.1:${port}`, stop: servers.stop }
}

/** Servers in one folder that goes away with them. */
function openFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'chudong-shape-'))
  const running: KeptProcess[] = []
  const launch = (name: string, args: string[]) => {
    const server = keepProcess('redis-server', args, { cwd: dir, log: join(dir, `${name}.log`) })
    running.push(server)
    return server
  }
  /** What the server says; nothing while it does not answer. */
  const ask = (port: number, words: string[], options: string[] = []): string => {
    const env = { ...process.env, REDISCLI_AUTH: PASSWORD }
    const call = spawnSync('redis-cli', ['-p', `${port}`, ...options, ...words], { encoding: 'utf8', env })
    return call.status === 0 ? call.stdout : ''
  }
  return {
    dir,
    ask,
    start(name: string, settings: string[]) {
      const own = join(dir, name)
      mkdirSync(own)
      const durable = ['--dir', own, '--save', '', '--appendonly', 'yes']
      return launch(name, [...durable, '--bind', '127.0.0.1', ...settings])
    },
    startSentinel(port: number, lines: string[]) {
      const file = join(dir, 'sentinel.conf')
      writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${dir}`, ...lines].join('\n'))
      return launch('sentinel', [file, '--sentinel'])
    },
    answers: (port: number, options: string[] = []) =>
      until('redis-server answers', () => ask(port, ['ping'], options).includes('PONG')),
    async stop() {
      await Promise.all(running.map((server) => server.kill()))
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
