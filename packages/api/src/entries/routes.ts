import { randomUUID } from 'node:crypto'
import { type ArticleDraft, EntryBody } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { router, writes } from '../route.ts'

const entryRoute = writes({
  path: '/entries',
  summary: "An officer's or the hotline's own item",
  body: EntryBody,
  answer: z.object({ accepted: z.literal(true) }),
  status: 202,
})

const names = { officer: 'Cán bộ nhập', hotline: 'Đường dây nóng' } as const

/** Officer's and hotline entries: they enter the flow as articles do, ahead of everything else. */
export function entryRoutes(desk: Desk) {
  return router().openapi(entryRoute, async (c) => {
    requireRole(c.get('person'), 'duty-officer', 'spokesperson')
    await desk.receive(toDraft(c.req.valid('json'), desk.clock.now()))
    return c.json({ accepted: true as const }, 202)
  })
}

function toDraft(entry: EntryBody, now: Date): ArticleDraft {
  const place = entry.province ? `\n(${entry.province})` : ''
  return {
    sourceId: entry.kind,
    sourceName: names[entry.kind],
    tier: entry.kind,
    kind: 'entry',
    externalId: randomUUID(),
    url: entry.url,
    title: entry.title,
    text: `${entry.text}${place}`,
    authors: [],
    images: [],
    language: 'vi',
    publishedAt: entry.happenedAt ?? now,
    collectedAt: now,
    engagement: null,
    rawSha256: null,
    evidence: { text: 'form' },
  }
}
