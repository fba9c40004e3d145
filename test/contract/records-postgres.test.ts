import { recordsContract } from '@chudong/ports/contract'
import { openRecords } from '@chudong/store'
import { afterAll, beforeAll } from 'vitest'
import { openTestServer, type TestServer } from '../support/postgres.ts'

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
