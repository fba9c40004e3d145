import { PermanentError } from '@chudong/domain'

export interface RedisHost {
  host: string
  port: number
}

/** Where a Redis is and how it is spoken to; the passwords in it are for connecting only, see `nameOf`. */
export interface RedisAddress {
  shape: 'single' | 'socket' | 'sentinel' | 'cluster'
  /** One server, the sentinels, or some nodes of the cluster; empty for a socket. */
  hosts: RedisHost[]
  /** Path of a Unix socket, else null. */
  socket: string | null
  /** The name that the sentinels know the master by, else null. */
  master: string | null
  tls: boolean
  username: string | null
  password: string | null
  /** Credentials of the sentinels themselves, when they ask for any. */
  sentinelUsername: string | null
  sentinelPassword: string | null
  db: number
}

const FORM =
  /^(redis|rediss|unix)(?:\+(sentinel|cluster))?:\/\/(?:([^?#]*)@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?$/
const PORT = 6379
const SENTINEL_PORT = 26_379

/**
 * Reads REDIS_URL. Forms: `redis://user:password@host:6379/0`, `rediss://…` (TLS), `unix:///path/redis.sock?db=0`,
 * `redis+sentinel://user:password@host1:26379,host2/mymaster/0`, `redis+cluster://user:password@host1:7000,host2`; the last
 * two also as `rediss+…`. Throws PermanentError without repeating the address, which may hold a password.
 */
export function readRedisAddress(url: string): RedisAddress {
  const [, scheme = '', kind, login, authority = '', path = '', query] = FORM.exec(url.trim()) ?? refuse()
  const options = new URLSearchParams(query ?? '')
  const shape = scheme === 'unix' ? 'socket' : kind === 'sentinel' || kind === 'cluster' ? kind : 'single'
  const [first = '', second = ''] = path.split('/').slice(1)
  const address: RedisAddress = {
    shape,
    hosts: shape === 'socket' ? [] : hostsOf(authority, shape === 'sentinel' ? SENTINEL_PORT : PORT),
    socket: shape === 'socket' ? decodeURIComponent(path) : null,
    master: shape === 'sentinel' ? decodeURIComponent(first) : null,
    tls: scheme === 'rediss',
    ...loginOf(login),
    sentinelUsername: options.get('sentinelUsername'),
    sentinelPassword: options.get('sentinelPassword'),
    db: dbOf((shape === 'sentinel' ? second : shape === 'single' ? first : '') || options.get('db') || '0'),
  }
  check(address, kind)
  return address
}

/** The address as it may be shown: no user, no password. */
export function nameOf({ shape, hosts, socket, master }: RedisAddress): string {
  if (socket !== null) return `Redis at ${socket}`
  const places = hosts.map(({ host, port }) => `${host}:${port}`).join(', ')
  if (shape === 'sentinel') return `Redis "${master}" behind the sentinels ${places}`
  return shape === 'cluster' ? `the Redis Cluster at ${places}` : `Redis at ${places}`
}

function loginOf(login: string | undefined): Pick<RedisAddress, 'username' | 'password'> {
  if (!login) return { username: null, password: null }
  const colon = login.indexOf(':')
  const name = decoded(colon < 0 ? login : login.slice(0, colon))
  const password = colon < 0 ? null : decoded(login.slice(colon + 1))
  return { username: name || null, password: password || null }
}

/** A password with a lone "%" was written as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function hostsOf(authority: string, port: number): RedisHost[] {
  return authority.split(',').map((one) => {
    const [, bracketed, plain, given] =
      /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(one.trim()) ?? refuse()
    return { host: bracketed ?? (plain || '127.0.0.1'), port: given ? Number(given) : port }
  })
}

function dbOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : refuse('its database is not a number')
}

function check({ shape, hosts, socket, master, db }: RedisAddress, kind: string | undefined): void {
  if (shape === 'socket' && (kind || !socket || socket === '/'))
    refuse('a socket is written unix:///path/of/redis.sock')
  if (hosts.some(({ port }) => port < 1 || port > 65_535)) refuse('a port is not between 1 and 65535')
  if (shape === 'sentinel' && !master)
    refuse('the name of the master is missing: redis+sentinel://host:26379/mymaster')
  if (shape === 'single' && hosts.length > 1)
    refuse('several hosts need redis+sentinel:// or redis+cluster://')
  if (shape === 'cluster' && db !== 0) refuse('a cluster has the database 0 alone')
}

function refuse(
  why = 'it begins with redis://, rediss://, unix://, redis+sentinel:// or redis+cluster://',
): never {
  throw new PermanentError(`REDIS_URL cannot be read: ${why}`)
}
