import { Incident, MergeBody, OPEN_STATES, SplitBody } from '@chudong/domain'
import type { Regrouped } from '@chudong/ports'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure, type FailureCode } from '../failure.ts'
import { reads, router, writes } from '../route.ts'
import { actorOf } from './commands.ts'

/** Newest incidents that an officer chooses from. */
const MOST_TARGETS = 300

const targets = reads({
  path: '/incidents/{id}/merge-targets',
  summary: 'Open incidents that this one may be merged into, newest first',
  answer: z.array(Incident),
})
const merge = writes({
  path: '/incidents/{id}/merge',
  summary: 'Say that it is the same as another incident: its items go there',
  body: MergeBody,
  answer: Incident,
})
const split = writes({
  path: '/incidents/{id}/split',
  summary: 'Take items out of it into an event of their own',
  body: SplitBody,
  answer: Incident,
})

/** How officers correct the grouping: two incidents are one, or an item belongs elsewhere. */
export function regroupingCommands(desk: Desk) {
  const { incidents } = desk.records
  const eventsOf = async (id: string) => {
    const incident = await incidents.get(id)
    return incident ? [incident.eventId] : []
  }
  return router()
    .openapi(targets, async (c) => {
      const { id } = c.req.valid('param')
      const open = await incidents.list({ states: [...OPEN_STATES], limit: MOST_TARGETS })
      return c.json(
        open.filter((one) => one.id !== id),
        200,
      )
    })
    .openapi(merge, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const body = c.req.valid('json')
      const command = { id: c.req.valid('param').id, actor: actorOf(c.get('person')), at: desk.clock.now() }
      const events = await eventsOf(body.into)
      return c.json(
        incidentOf(await desk.regroup(events, () => incidents.merge({ ...command, ...body }))),
        200,
      )
    })
    .openapi(split, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const { id } = c.req.valid('param')
      const newEventId = desk.newEventId()
      const command = { id, actor: actorOf(c.get('person')), at: desk.clock.now(), newEventId }
      const events = [...(await eventsOf(id)), newEventId]
      const change = () => incidents.split({ ...command, ...c.req.valid('json') })
      return c.json(incidentOf(await desk.regroup(events, change)), 200)
    })
}

const refusals = {
  unknown: ['not-found', 'Không có sự cố này.'],
  stale: ['stale', 'Sự cố vừa được người khác thay đổi.'],
  'wrong-state': ['wrong-state', 'Trạng thái hiện tại của sự cố không cho phép việc này.'],
  itself: ['not-mergeable', 'Không thể gộp một sự cố vào chính nó.'],
  'other-unknown': ['not-found', 'Không có sự cố được chọn để gộp vào.'],
  'other-over': [
    'not-mergeable',
    'Sự cố được chọn đã đóng, đã bỏ qua hoặc đã gộp, không nhận thêm tin được.',
  ],
  'not-its-items': ['not-its-items', 'Có tin được chọn không còn thuộc sự cố này.'],
  'all-items': ['all-items', 'Phải để lại ít nhất một tin (bản đăng lại đi cùng tin gốc).'],
} as const satisfies Record<string, readonly [FailureCode, string]>

/** What a person has to look at anew is sent along; where it went is said by its name. */
function incidentOf(done: Regrouped): Incident {
  if (done.ok) return done.incident
  const { why, incident } = done
  if (incident?.mergedInto)
    throw new Failure('already-merged', `Sự cố này đã được gộp vào ${incident.mergedInto}.`, incident)
  const [code, message] = refusals[why]
  throw new Failure(code, message, why === 'stale' || why === 'wrong-state' ? incident : undefined)
}
