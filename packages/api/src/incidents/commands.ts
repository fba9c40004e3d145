import { leadField } from '@chudong/detect'
import {
  AcknowledgeBody,
  type Actor,
  AssignBody,
  CommentBody,
  DismissBody,
  Incident,
  type Person,
  RetypeBody,
} from '@chudong/domain'
import type { Changed } from '@chudong/ports'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { router, writes } from '../route.ts'

const acknowledge = writes({
  path: '/incidents/{id}/acknowledge',
  summary: 'Take the incident',
  body: AcknowledgeBody,
  answer: Incident,
})
const dismiss = writes({
  path: '/incidents/{id}/dismiss',
  summary: 'Dismiss as noise, with a reason',
  body: DismissBody,
  answer: Incident,
})
const retype = writes({
  path: '/incidents/{id}/retype',
  summary: 'Say which type it really is',
  body: RetypeBody,
  answer: Incident,
})
const assign = writes({
  path: '/incidents/{id}/assign',
  summary: 'Assign to a person',
  body: AssignBody,
  answer: Incident,
})
const comment = writes({
  path: '/incidents/{id}/comment',
  summary: 'Add a comment to the log',
  body: CommentBody,
  answer: Incident,
})

/** What people do with an incident. A command may name the version its author saw; an older one is refused as stale. */
export function incidentCommands(desk: Desk) {
  const { incidents } = desk.records
  const command = (id: string, person: Person) => ({ id, actor: actorOf(person), at: desk.clock.now() })
  return router()
    .openapi(acknowledge, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const changed = await incidents.acknowledge({
        ...command(c.req.valid('param').id, c.get('person')),
        ...c.req.valid('json'),
      })
      return c.json(incidentOf(changed), 200)
    })
    .openapi(dismiss, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const changed = await incidents.dismiss({
        ...command(c.req.valid('param').id, c.get('person')),
        ...c.req.valid('json'),
      })
      return c.json(incidentOf(changed), 200)
    })
    .openapi(retype, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const body = c.req.valid('json')
      const changed = await incidents.retype({
        ...command(c.req.valid('param').id, c.get('person')),
        ...body,
        field: leadField(body.type),
      })
      return c.json(incidentOf(changed), 200)
    })
    .openapi(assign, async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const body = c.req.valid('json')
      const assignee = await desk.records.people.get(body.personId)
      if (!assignee?.active)
        throw new Failure('bad-request', 'Người được giao không có tài khoản đang hoạt động.')
      const changed = await incidents.assign({
        ...command(c.req.valid('param').id, c.get('person')),
        ...body,
      })
      return c.json(incidentOf(changed), 200)
    })
    .openapi(comment, async (c) => {
      requireRole(c.get('person'), 'duty-officer', 'spokesperson', 'analyst')
      const changed = await incidents.comment({
        ...command(c.req.valid('param').id, c.get('person')),
        ...c.req.valid('json'),
      })
      return c.json(incidentOf(changed), 200)
    })
}

/** A person as the log names who did something. */
export function actorOf(person: Person): Actor {
  return { kind: 'person', id: person.id, name: person.name }
}

function incidentOf(changed: Changed): Incident {
  if (changed.ok) return changed.incident
  if (changed.why === 'unknown') throw new Failure('not-found', 'Không có sự cố này.')
  if (changed.why === 'stale')
    throw new Failure('stale', 'Sự cố vừa được người khác thay đổi.', changed.incident)
  throw new Failure('wrong-state', 'Trạng thái hiện tại của sự cố không cho phép việc này.', changed.incident)
}
