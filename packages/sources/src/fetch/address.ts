import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Ranges that an office may open by naming the exact host and port in its configuration. */
const OFFICE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'])

/** Public by their range, but answered by the cloud host itself (Azure WireServer). */
const HOST_SERVICES: ReadonlySet<string> = new Set(['168.63.129.16'])

/** IPv6 global unicast as allocated by IANA: everything outside is not the public internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::')

/**
 * Says why an IP address must not be connected to, or null when it may.
 * Only public unicast passes (IANA special-purpose registries, RFC 6890); addresses that carry another address inside
 * (v4-mapped, NAT64, 6to4, Teredo, ISATAP) never do. `allowOffice` also lets loopback and private ranges pass.
 */
export function addressRefusal(address: string, allowOffice: boolean): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIP(bare) === 0) return 'not an IP address'
  const ip = ipaddr.parse(bare)
  const range: string = ip.range()
  if (allowOffice && OFFICE_RANGES.has(range)) return null
  if (range !== 'unicast') return `${range} address`
  if (HOST_SERVICES.has(bare)) return 'cloud host service'
  return ip instanceof ipaddr.IPv6 ? refusalOfIpv6(ip) : null
}

function refusalOfIpv6(ip: ipaddr.IPv6): string | null {
  if (!ip.match(GLOBAL_UNICAST, 3)) return 'outside global unicast'
  const isatap = ip.parts[5] === 0x5efe && (ip.parts[4] === 0 || ip.parts[4] === 0x200)
  return isatap ? 'ISATAP address' : null
}
