import { SourceView } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router, writes } from '../route.ts'

const listRoute = reads({
  path: '/sources',
  summary: 'Sources and their health',
  answer: z.array(SourceView),
})
const changeRoute = writes({
  path: '/sources/{id}',
  summary: 'Watch a source or stop watching it',
  method: 'patch',
  body: z.object({ enabled: z.boolean() }),
  answer: SourceView,
})

/** Sources with the state of their last poll. */
export function sourceRoutes(desk: Desk) {
  const { sources } = desk.records
  return router()
    .openapi(listRoute, async (c) => c.json(await sources.list(), 200))
    .openapi(changeRoute, async (c) => {
      requireRole(c.get('person'), 'admin')
      const { id } = c.req.valid('param')
      await sources.setEnabled(id, c.req.valid('json').enabled)
      const changed = await sources.get(id)
      if (!changed) throw new Failure('not-found', 'Không có nguồn này.')
      return c.json(changed, 200)
    })
}
