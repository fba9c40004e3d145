import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
// @boundaries-ignore test support is shared by every package
import { openTestServer, type TestServer } from '../../../../test/support/postgres.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openRecords } from './records.ts'

let server: TestServer
let url: string

beforeAll(async () => {
  server = await openTestServer()
  url = (await server.database()).url
}, 60_000)

afterAll(() => server.stop())

async function run(statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

test('several programs that start at once bring an empty database up to date together', async () => {
  await run('drop schema public cascade; create schema public')
  await expect(openRecords({ url, applicationName: 'early' })).rejects.toThrow('migrate()')
  await Promise.all(Array.from({ length: 4 }, () => migrate(url)))
  const { rows } = await run('select number from schema_migrations order by number')
  expect(rows).toEqual(migrations.map(({ number }) => ({ number })))
})

test('data of a newer program is refused and left as it is', async () => {
  await run(`insert into schema_migrations (number, name) values (9999, 'later')`)
  await expect(migrate(url)).rejects.toMatchObject({
    name: 'PermanentError',
    message: expect.stringMatching(/^data-version: .*9999/),
  })
  await run('delete from schema_migrations where number = 9999')
  await migrate(url)
})
