import { createRequire } from 'node:module'
import { RetryAfterError } from '@chudong/domain'
import type { Robot } from 'robots-parser'
import { fetchErrorCode } from './fetch/fetch-error.ts'
import type { FetchedPage, SafeFetch } from './fetch/safe-fetch.ts'

// The package's types say "export default" where its CommonJS code exports the function itself.
const robotsParser: (url: string, text: string) => Robot = createRequire(import.meta.url)('robots-parser')

const HOUR = 3_600_000
/** RFC 9309 §2.5: at least 500 KiB must be read; the rest may be left. */
const MAX_READ = 512 * 1024
const MAX_LINES = 5000
const MAX_LINE = 500
const MAX_HOSTS = 5000
const UNREACHABLE_FOR = 5 * 60_000
const MAX_CRAWL_DELAY = HOUR

interface Rules {
  robot: Robot | null
  until: number
}

export interface RobotsAnswer {
  allowed: boolean
  /** The site's Crawl-delay for us, milliseconds; 0 when it has none. */
  delayMs: number
}

/** Reads robots.txt when it is this host's turn. */
export type InTurn = <T>(read: () => Promise<T>) => Promise<T>

export type Robots = (url: string, inTurn?: InTurn) => Promise<RobotsAnswer>

/**
 * Asks robots.txt (RFC 9309) before a page is fetched: read once an hour per origin; 4xx allows everything; 5xx or no answer forbids
 * for now and throws RetryAfterError, unless rules not older than a day are known. `product` is the first word of our User-Agent.
 */
export function openRobots(safeFetch: SafeFetch, product: string, now: () => Date): Robots {
  const known = new Map<string, Rules>()
  const pending = new Map<string, Promise<Rules>>()
  const read = async (origin: string, inTurn: InTurn): Promise<Rules> => {
    const old = known.get(origin) ?? null
    const rules = await inTurn(() => fetchRules(safeFetch, origin, old, now().getTime()))
    if (known.size >= MAX_HOSTS) known.clear()
    known.set(origin, rules)
    return rules
  }
  return async (url, inTurn = (work) => work()) => {
    const { origin } = new URL(url)
    const cached = known.get(origin)
    if (cached && cached.until > now().getTime()) return answerOf(cached, url, product)
    const reading = pending.get(origin) ?? read(origin, inTurn).finally(() => pending.delete(origin))
    pending.set(origin, reading)
    return answerOf(await reading, url, product)
  }
}

async function fetchRules(
  safeFetch: SafeFetch,
  origin: string,
  old: Rules | null,
  now: number,
): Promise<Rules> {
  const page = await fetchRobots(safeFetch, `${origin}/robots.txt`)
  if (page !== null && page.status < 500 && page.status !== 429) {
    const robot = page.status === 200 ? robotsParser(page.url, bounded(page.body)) : null
    return { robot, until: now + HOUR }
  }
  if (old?.robot && now - old.until < 24 * HOUR) return { ...old, until: old.until + HOUR }
  throw new RetryAfterError(`robots.txt of ${origin} cannot be read now`, UNREACHABLE_FOR)
}

async function fetchRobots(safeFetch: SafeFetch, url: string): Promise<FetchedPage | null> {
  try {
    return await safeFetch(url, { maxBytes: 4 * MAX_READ, headers: { accept: 'text/plain,*/*;q=0.5' } })
  } catch (error) {
    if (fetchErrorCode(error) === 'forbidden-address') throw error
    return null
  }
}

/** What the parser is given is bounded, and patterns keep a few wildcards only: each one multiplies the matching time. */
function bounded(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, MAX_READ)).toString('utf8')
  return text
    .split(/\r\n|\r|\n/, MAX_LINES)
    .filter((line) => line.length <= MAX_LINE && line.split('*').length <= 6)
    .join('\n')
}

function answerOf(rules: Rules, url: string, product: string): RobotsAnswer {
  if (rules.robot === null) return { allowed: true, delayMs: 0 }
  const seconds = rules.robot.getCrawlDelay(product) ?? 0
  const delayMs = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, MAX_CRAWL_DELAY) : 0
  return { allowed: rules.robot.isAllowed(url, product) ?? true, delayMs }
}
