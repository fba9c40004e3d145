import { Claim, ClaimChangeBody, ClaimDraft, ClaimsView, WithdrawBody } from '@chudong/domain'
import type { ClaimChanged } from '@chudong/ports'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { actorOf } from '../incidents/commands.ts'
import { reads, router, writes } from '../route.ts'

const Filter = z.object({
  q: z.string().max(300).optional(),
  withdrawn: z.enum(['true', 'false']).optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const listRoute = reads({
  path: '/claims',
  summary: 'The register of checked claims, last changed first; q asks for words, without tones too',
  query: Filter,
  answer: ClaimsView,
})
const addRoute = writes({
  path: '/claims',
  summary: 'Enter a checked claim',
  body: ClaimDraft,
  answer: Claim,
  status: 201,
})
const editRoute = writes({
  path: '/claims/{id}',
  summary: 'Change a claim',
  method: 'patch',
  body: ClaimChangeBody,
  answer: Claim,
})
const withdrawRoute = writes({
  path: '/claims/{id}/withdraw',
  summary: 'Withdraw a claim: it stays readable and is matched no more',
  body: WithdrawBody,
  answer: Claim,
})

/** The claim register: everyone at the desk reads it, spokespersons and administrators write it. */
export function claimRoutes(desk: Desk) {
  const { claims } = desk.records
  return router()
    .openapi(listRoute, async (c) => {
      const { withdrawn, ...filter } = c.req.valid('query')
      return c.json(await claims.list({ ...filter, withdrawn: withdrawn === 'true' }), 200)
    })
    .openapi(addRoute, async (c) => {
      requireRole(c.get('person'), 'spokesperson')
      const actor = actorOf(c.get('person'))
      return c.json(await claims.add(c.req.valid('json'), actor, desk.clock.now()), 201)
    })
    .openapi(editRoute, async (c) => {
      requireRole(c.get('person'), 'spokesperson')
      const { version, ...change } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const command = { id, version, actor: actorOf(c.get('person')), at: desk.clock.now() }
      return c.json(claimOf(await claims.edit({ ...command, change })), 200)
    })
    .openapi(withdrawRoute, async (c) => {
      requireRole(c.get('person'), 'spokesperson')
      const { version } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const command = { id, version, actor: actorOf(c.get('person')), at: desk.clock.now() }
      return c.json(claimOf(await claims.withdraw(command)), 200)
    })
}

function claimOf(changed: ClaimChanged): Claim {
  if (changed.ok) return changed.claim
  if (changed.why === 'unknown') throw new Failure('not-found', 'Không có tin đồn này trong sổ.')
  if (changed.why === 'stale')
    throw new Failure('stale', 'Tin đồn này vừa được người khác sửa.', changed.claim)
  throw new Failure('wrong-state', 'Tin đồn này đã được rút khỏi sổ.', changed.claim)
}
