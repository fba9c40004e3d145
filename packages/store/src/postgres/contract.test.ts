import { coverageContract, recordsContract } from '@chudong/ports/contract'
import { afterAll, beforeAll } from 'vitest'
// @boundaries-ignore test support is shared by every package
import { openTestServer, type TestServer } from '../../../../test/support/postgres.ts'
import { openPostgresCoverage } from './coverage/coverage.ts'
import { openRecords } from './records.ts'

let server: TestServer

beforeAll(async () => {
  server = await openTestServer()
}, 60_000)

afterAll(() => server.stop())

recordsContract('PostgreSQL', async () => {
  const { url, giveBack } = await server.database()
  const records = await openRecords({ url, applicationName: 'contract' })
  return { records, close: () => records.close().then(giveBack) }
})

coverageContract('PostgreSQL', async () => {
  const { url, giveBack } = await server.database()
  const coverage = await openPostgresCoverage({ url, applicationName: 'contract' })
  return { coverage, close: () => coverage.close().then(giveBack) }
})
