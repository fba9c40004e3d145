import { queueContract } from '@chudong/ports/contract'
import { openQueue } from '@chudong/queue'
import { afterAll } from 'vitest'
import { postgresForTests } from '../support/engines.ts'
import { silent } from '../support/silent.ts'

const database = await (await postgresForTests()).createDatabase()
queueContract('PostgreSQL', () =>
  openQueue({ postgresUrl: database.url }, { log: silent, applicationName: 'chudong-test' }),
)
afterAll(() => database.drop())
