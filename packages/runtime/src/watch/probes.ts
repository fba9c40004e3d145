import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Hono } from 'hono'
import type { EngineName, EngineStates } from './engine-watch.ts'
import type { Metrics } from './metrics.ts'

export interface ProbeOptions {
  service: string
  engines: () => Promise<EngineStates>
  metrics: Metrics
  /** Which model judges here; undefined where nothing is judged. */
  model?: string | undefined
  /** Word that /metrics wants as a bearer token; null = open, or closed when `public`. */
  token: string | null
  /** The port is the desk's own: its visitors are not to see the figures without the token. */
  public: boolean
}

/** Without these nothing works. Coverage is told and no reason to take a process out: alerts and the page do without. */
const needed: readonly EngineName[] = ['records', 'queue']

/**
 * GET /health (an event loop that is stuck does not answer at all; how long it last stood still is told), /ready (its engines answer; 503 names those that do not),
 * /metrics (Prometheus).
 */
export function probeRoutes({ service, engines, metrics, model, token, public: open }: ProbeOptions): Hono {
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  const app = new Hono()
  app.get('/health', (c) => {
    const stoodStillMs = Math.round(loop.max / 1e6)
    loop.reset()
    return c.json({ ok: true, service, model, stoodStillMs, uptimeSeconds: Math.round(process.uptime()) })
  })
  app.get('/ready', async (c) => {
    const states = await engines()
    const away = needed.filter((engine) => states[engine] === 'away')
    return c.json({ ok: away.length === 0, service, away, engines: states }, away.length === 0 ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    if (token === null && open) return c.text('set CHUDONG_METRICS_TOKEN to read the figures here\n', 403)
    if (token !== null && !sameWord(c.req.header('authorization') ?? '', `Bearer ${token}`))
      return c.text('the figures want the bearer token\n', 401)
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
  return app
}

function sameWord(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
