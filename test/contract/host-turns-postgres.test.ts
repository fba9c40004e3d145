import { hostTurnsContract } from '@chudong/ports/contract'
import { migrate, openHostTurns } from '@chudong/store'
import { afterAll } from 'vitest'
import { postgresForTests } from '../support/engines.ts'

const database = await (await postgresForTests()).createDatabase()
await migrate(database.url)
hostTurnsContract('PostgreSQL', async () =>
  openHostTurns({ url: database.url, applicationName: 'chudong-test' }),
)
afterAll(() => database.drop())
