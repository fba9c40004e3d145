import type { Page, Request, Route } from 'playwright-core'
import type { FetchedPage, SafeFetch } from '../fetch/safe-fetch.ts'

/** What a page may load to build itself: no pictures, fonts, frames or beacons. */
const NEEDED: ReadonlySet<string> = new Set(['document', 'script', 'xhr', 'fetch'])
const MAX_REQUESTS = 150
const MAX_BYTES = 30_000_000
/** Describe the bytes as they travelled, not as we hand them over, or would set state in the browser. */
const DROPPED: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'set-cookie',
  'location',
  'refresh',
  'link',
  'alt-svc',
  'strict-transport-security',
  'report-to',
  'nel',
])

/**
 * Takes over every request of a browser page: reading requests are answered by the safe fetcher, all others are refused, WebSockets
 * are closed. `first` answers the first request for its own address, so that the page is not fetched twice.
 */
export async function guardPage(page: Page, safeFetch: SafeFetch, first: FetchedPage): Promise<void> {
  const budget = { requests: 0, bytes: 0 }
  let ready: FetchedPage | null = first
  const fetchFor = async (request: Request): Promise<FetchedPage> => {
    if (ready && request.url() === ready.url) {
      const answer = ready
      ready = null
      return answer
    }
    const headers = { accept: request.headers().accept ?? '*/*' }
    return await safeFetch(request.url(), { method: request.method(), headers })
  }
  await page.routeWebSocket(/./, (socket) => void socket.close())
  await page.route('**', async (route, request) => {
    budget.requests += 1
    if (!isNeeded(request) || budget.requests > MAX_REQUESTS || budget.bytes > MAX_BYTES)
      return await refuse(route)
    try {
      const answer = await fetchFor(request)
      budget.bytes += answer.body.length
      await route.fulfill({
        status: answer.status,
        headers: passedOn(answer.headers),
        body: Buffer.from(answer.body),
      })
    } catch {
      await refuse(route)
    }
  })
}

function isNeeded(request: Request): boolean {
  const reading = request.method() === 'GET' || request.method() === 'HEAD'
  const inFrame = request.resourceType() === 'document' && request.frame().parentFrame() !== null
  return reading && !inFrame && NEEDED.has(request.resourceType())
}

/** The page may have been closed meanwhile: then there is nothing left to refuse. */
async function refuse(route: Route): Promise<void> {
  await route.abort('blockedbyclient').catch(() => undefined)
}

function passedOn(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.has(name)))
}
