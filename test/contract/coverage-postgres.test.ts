import { coverageContract } from '@chudong/ports/contract'
import { openPostgresCoverage } from '@chudong/store'
import { afterAll, beforeAll } from 'vitest'
import { openTestServer, type TestServer } from '../support/postgres.ts'

let server: TestServer

beforeAll(async () => {
  server = await openTestServer()
}, 60_000)

afterAll(() => server.stop())

coverageContract('PostgreSQL', async (now) => {
  const { url, giveBack } = await server.database()
  const coverage = await openPostgresCoverage({ url, applicationName: 'contract', now })
  return { coverage, close: () => coverage.close().then(giveBack) }
})
