import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { need } from './need.ts'
import { until } from './until.ts'

/** The password of every Redis below; it must appear in no log. */
export const PASSWORD = 'mật@khẩu/100%'
const LOGIN = `:${encodeURIComponent(PASSWORD)}`

export interface RedisShape {
  url: string
  /** For `rediss://`: who signed the servers' certificate. */
  caFile?: string
  stop(): void
}

export interface SentinelShape extends RedisShape {
  /** kill -9 of the present master; the replica takes its place. */
  killMaster(): void
}

/** The programs of Debian's redis-server package and openssl; null (said aloud) when there are none. */
export function redisPrograms(): boolean {
  const found = ['redis-server', 'redis-cli', 'openssl'].every(onPath) || null
  return (
    need('redis-server with redis-cli and openssl', found, 'apt-get install redis-server openssl') ?? false
  )
}

/** A Redis that takes TLS connections alone, with a certificate of its own authority for "localhost". */
export async function tlsRedis(): Promise<RedisShape> {
  const servers = openFolder()
  const { ca, cert, key } = certificate(servers.dir)
  const [port] = await freePorts(1)
  const tls = [
    '--tls-port',
    `${port}`,
    '--tls-cert-file',
    cert,
    '--tls-key-file',
    key,
    '--tls-ca-cert-file',
    ca,
  ]
  servers.start('tls', ['--port', '0', ...tls, '--tls-auth-clients', 'no', '--requirepass', PASSWORD])
  await servers.answers(port, ['--tls', '--cacert', ca])
  return { url: `rediss://${LOGIN}@localhost:${port}/2`, caFile: ca, stop: servers.stop }
}

/** A master with one replica, and a sentinel that puts the replica in its place two seconds after it is gone. */
export async function sentinelRedis(): Promise<SentinelShape> {
  const servers = openFolder()
  const [master, replica, sentinel] = await freePorts(3)
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
    killMaster: () => void first.kill('SIGKILL'),
    stop: servers.stop,
  }
}

/** A cluster of three masters without replicas. */
export async function clusterRedis(): Promise<RedisShape> {
  const servers = openFolder()
  const ports = await freePorts(6)
  const nodes = ports.slice(0, 3)
  for (const [i, port] of nodes.entries()) {
    const cluster = ['--cluster-enabled', 'yes', '--cluster-port', `${ports[i + 3]}`]
    servers.start(`node-${i}`, ['--port', `${port}`, ...cluster, '--requirepass', PASSWORD])
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
  const [port] = await freePorts(1)
  servers.start('plain', ['--port', `${port}`, ...settings])
  await servers.answers(port)
  return { url: `redis://127.0.0.1:${port}`, stop: servers.stop }
}

/** Servers in one folder that goes away with them. */
function openFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'chudong-shape-'))
  const running: ChildProcess[] = []
  const launch = (args: string[]) => {
    const server = spawn('redis-server', args, { stdio: 'ignore' })
    running.push(server)
    return server
  }
  /** What the server says; nothing while it does not answer. */
  const ask = (port: number | undefined, words: string[], options: string[] = []): string => {
    const env = { ...process.env, REDISCLI_AUTH: PASSWORD }
    const call = spawnSync('redis-cli', ['-p', `${port}`, ...options, ...words], { encoding: 'utf8', env })
    return call.status === 0 ? call.stdout : ''
  }
  const stop = () => {
    for (const server of running) server.kill('SIGKILL')
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', stop)
  return {
    dir,
    ask,
    start(name: string, settings: string[]) {
      const own = join(dir, name)
      mkdirSync(own)
      return launch(['--dir', own, '--save', '', '--appendonly', 'yes', '--bind', '127.0.0.1', ...settings])
    },
    startSentinel(port: number | undefined, lines: string[]) {
      const file = join(dir, 'sentinel.conf')
      writeFileSync(file, [`port ${port}`, 'bind 127.0.0.1', `dir ${dir}`, ...lines].join('\n'))
      return launch([file, '--sentinel'])
    },
    answers: (port: number | undefined, options: string[] = []) =>
      until('redis-server answers', () => ask(port, ['ping'], options).includes('PONG')),
    stop,
  }
}

/** An authority of this folder and a certificate that it signed for localhost. */
function certificate(dir: string): { ca: string; cert: string; key: string } {
  const at = (name: string) => join(dir, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', cwd: dir })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '2',
    '-subj',
    '/CN=test authority',
  )
  openssl('req', ...newKey, '-keyout', 'redis.key', '-out', 'redis.csr', '-subj', '/CN=localhost')
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1')
  const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'redis.csr', '-out', 'redis.crt', ...signing)
  return { ca: at('ca.crt'), cert: at('redis.crt'), key: at('redis.key') }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

function listening() {
  return new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function onPath(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
