import { Article, Assessment, RevisionView } from '@chudong/domain'
import { z } from '@hono/zod-openapi'
import { requireRole } from '../auth/guard.ts'
import type { Desk } from '../desk.ts'
import { Failure } from '../failure.ts'
import { reads, router } from '../route.ts'
import { compareRevisions } from './compare.ts'

const ArticleAnswer = z.object({ article: Article, assessment: Assessment.nullable() })
const articleRoute = reads({
  path: '/articles/{id}',
  summary: 'One article with its judgement',
  answer: ArticleAnswer,
})
const revisionsRoute = reads({
  path: '/articles/{id}/revisions',
  summary: 'Revisions, newest first, each compared with the one before',
  answer: z.array(RevisionView),
})

/** Articles, their revisions, and the raw bytes kept as evidence. */
export function articleRoutes(desk: Desk) {
  const { articles } = desk.records
  return router()
    .openapi(articleRoute, async (c) => {
      const { id } = c.req.valid('param')
      const known = await articles.judged(id)
      if (!known) throw new Failure('not-found', 'Không có bài này.')
      return c.json({ article: known.article, assessment: known.assessment }, 200)
    })
    .openapi(revisionsRoute, async (c) =>
      c.json(compareRevisions(await articles.revisions(c.req.valid('param').id)), 200),
    )
    .get('/evidence/:sha256', async (c) => {
      requireRole(c.get('person'), 'duty-officer')
      const page = await articles.evidence(c.req.param('sha256'))
      if (!page) throw new Failure('not-found', 'Không có bản lưu này.')
      return c.body(new Uint8Array(page.bytes), 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${page.sha256}.html"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-fetched-at': page.fetchedAt.toISOString(),
      })
    })
}
