import type { Source } from '@chudong/domain'
import { Hono } from 'hono'
import { bearerAuth } from 'hono/bearer-auth'
import { bodyLimit } from 'hono/body-limit'
import type { Control } from './control.ts'
import { asParagraphs, siteIds } from './item.ts'

type Body = Record<string, unknown>
const statuses = [304, 404, 500, 503, 'off'] as const

/**
 * The control verbs over HTTP: `POST /_control/<verb>` with a JSON body and `Authorization: Bearer <token>`;
 * `GET /_control/items` and `/_control/sources` list what there is. A wrong body answers 400 with the reason.
 */
export function controlRoutes(options: { control: Control; token: string; sources: () => Source[] }): Hono {
  const verbs = verbTable(options.control)
  const app = new Hono()
  app.use('*', bearerAuth({ token: options.token }))
  app.get('/items', (c) => c.json(options.control.items()))
  app.get('/sources', (c) => c.json(options.sources()))
  app.post('/:verb', bodyLimit({ maxSize: 1_000_000 }), async (c) => {
    const verb = verbs[c.req.param('verb')]
    if (verb === undefined)
      return c.json({ error: `no such verb; try ${Object.keys(verbs).join(', ')}` }, 404)
    try {
      return c.json({ ok: true, result: verb(readBody(await c.req.text())) ?? null })
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 400)
    }
  })
  return app
}

function verbTable(control: Control): Record<string, (body: Body) => unknown> {
  return {
    stop: (body) => control.stop(body.mode === 'hang' ? 'hang' : 'refuse'),
    resume: () => control.resume(),
    slow: (body) => control.slow(number(body.ms, 'ms')),
    respond: (body) =>
      control.respond(text(body.path, 'path'), oneOf(statuses, body.status), seconds(body.retryAfter)),
    robots: (body) => control.robots(body.text === null ? null : text(body.text, 'text')),
    edit: (body) =>
      control.edit(text(body.itemId, 'itemId'), {
        ...(body.title === undefined ? {} : { title: text(body.title, 'title') }),
        ...(body.text === undefined ? {} : { text: asParagraphs(body.text) }),
      }),
    revise: (body) => control.revise(body.itemId === undefined ? undefined : text(body.itemId, 'itemId')),
    publish: (body) => control.publish(body),
    reprint: (body) => control.reprint(text(body.itemId, 'itemId'), oneOf(siteIds, body.site)),
    reset: () => control.reset(),
  }
}

function readBody(raw: string): Body {
  const value: unknown = raw === '' ? {} : JSON.parse(raw)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('the body is not a JSON object')
  return { ...value }
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} is not a text`)
  return value
}

function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${name} is not a number of 0 or more`)
  return value
}

function seconds(value: unknown): number | undefined {
  return value === undefined ? undefined : number(value, 'retryAfter')
}

function oneOf<T>(allowed: readonly T[], value: unknown): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new Error(`expected one of ${allowed.join(', ')}, got ${String(value)}`)
  return found
}
