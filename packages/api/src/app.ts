import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { articleRoutes } from './articles/routes.ts'
import { ownPagesOnly, signedIn } from './auth/guard.ts'
import { peopleRoutes } from './auth/people.ts'
import { sessionRoutes } from './auth/session.ts'
import { claimRoutes } from './claims/routes.ts'
import { coverageRoutes } from './coverage/routes.ts'
import type { Desk } from './desk.ts'
import { entryRoutes } from './entries/routes.ts'
import { answerFailure, Failure, isUnknown } from './failure.ts'
import { incidentCommands } from './incidents/commands.ts'
import { type Bell, feedRoutes } from './incidents/feed.ts'
import { regroupingCommands } from './incidents/regroup.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { quarantineRoutes } from './quarantine/routes.ts'
import { router } from './route.ts'
import { rumourRoutes } from './rumours/routes.ts'
import { sourceRoutes } from './sources/routes.ts'

const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
}

/** The desk's HTTP API under /api. `onError` sees every unexpected error (for the log). */
export function createApi(desk: Desk, bell: Bell, onError: (error: Error, path: string) => void) {
  const app = router()
  app.use(
    secureHeaders({
      contentSecurityPolicy: policy,
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  )
  app.use('/api/*', bodyLimit({ maxSize: 256 * 1024, onError: tooLarge }), ownPagesOnly)
  app.onError(async (error, c) => {
    if (!(error instanceof Failure)) onError(error, c.req.path)
    return answerFailure(await withoutRecords(error, desk), c)
  })
  app.get('/api/health', (c) => c.json({ ok: true }))
  app.route('/api', sessionRoutes(desk))
  app.use('/api/*', signedIn(desk))
  app.route('/api', feedRoutes(desk, bell))
  for (const routes of [
    peopleRoutes,
    incidentRoutes,
    incidentCommands,
    regroupingCommands,
    articleRoutes,
    claimRoutes,
    rumourRoutes,
    coverageRoutes,
    sourceRoutes,
    overviewRoutes,
    quarantineRoutes,
    entryRoutes,
  ])
    app.route('/api', routes(desk))
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Chủ Động', version: '1' } })
  app.all('/api/*', () => {
    throw new Failure('not-found', 'Không có địa chỉ này.')
  })
  return app
}

/** Nothing can be done without the records: what failed while they are away failed for that, and the pages' banner says so. */
async function withoutRecords(error: Error, desk: Desk): Promise<Error> {
  if (!isUnknown(error) || (await desk.engines()).records === 'ok') return error
  return new Failure('unavailable', 'Kho hồ sơ tạm thời không trả lời. Xin thử lại sau ít phút.')
}

function tooLarge(): never {
  throw new Failure('too-large', 'Nội dung gửi lên quá lớn (tối đa 256 kB).')
}
