import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction, Socket } from 'node:net'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { addressRefusal } from './address.ts'
import { FetchRefusedError } from './fetch-error.ts'

/**
 * Opens sockets to checked addresses only: the name is resolved once, every answer is checked, and the socket goes to
 * one of those very answers, so a name that changes its answer between check and use (rebinding) gains nothing.
 * `allowPrivate` holds exact "host:port" pairs whose loopback or private addresses are accepted.
 */
export function guardedConnector(
  allowPrivate: ReadonlySet<string>,
  resolve: LookupFunction | undefined,
  connectMillis: number,
): buildConnector.connector {
  const connectTo = (allowOffice: boolean) =>
    buildConnector({ timeout: connectMillis, lookup: checkedLookup(allowOffice, resolve ?? systemLookup) })
  const strict = connectTo(false)
  const office = connectTo(true)
  return (options, callback) => {
    const allowOffice = allowPrivate.has(hostAndPort(options.protocol, options.hostname, options.port))
    const literal = literalRefusal(options.hostname, allowOffice)
    if (literal) return callback(literal, null)
    const connect = allowOffice ? office : strict
    connect(options, (...answer) => {
      const socket = answer[1]
      const refusal = socket ? peerRefusal(socket, options.hostname, allowOffice) : null
      if (!refusal) return callback(...answer)
      socket?.destroy()
      callback(refusal, null)
    })
  }
}

/** The "host:port" under which a host is configured, with the scheme's default port filled in. */
export function hostAndPort(protocol: string, hostname: string, port: string): string {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const host = bare.includes(':') ? `[${bare}]` : bare
  return `${host}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** Refusal for a host that is an IP address itself (no name to resolve), or null. */
export function literalRefusal(hostname: string, allowOffice: boolean): FetchRefusedError | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? refusalOf(bare, hostname, allowOffice) : null
}

function peerRefusal(socket: Socket, hostname: string, allowOffice: boolean): FetchRefusedError | null {
  return socket.remoteAddress ? refusalOf(socket.remoteAddress, hostname, allowOffice) : null
}

function refusalOf(address: string, hostname: string, allowOffice: boolean): FetchRefusedError | null {
  const why = addressRefusal(address, allowOffice)
  return why
    ? new FetchRefusedError('forbidden-address', `${hostname} (${address}) is refused: ${why}`)
    : null
}

function checkedLookup(allowOffice: boolean, resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found, family) => {
      if (error) return callback(error, '', 0)
      const answers: LookupAddress[] = Array.isArray(found)
        ? found
        : [{ address: found, family: family ?? 4 }]
      for (const answer of answers) {
        const refusal = refusalOf(answer.address, hostname, allowOffice)
        if (refusal) return callback(refusal, '', 0)
      }
      const first = answers[0]
      if (!first) return callback(new Error(`${hostname} has no address`), '', 0)
      if (options.all) return callback(null, answers)
      callback(null, first.address, first.family)
    })
  }
}
