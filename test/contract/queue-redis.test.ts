import { queueContract } from '@chudong/ports/contract'
import { openQueue } from '@chudong/queue'
import { afterAll, describe, test } from 'vitest'
import { redisForTests } from '../support/engines.ts'
import { silent } from '../support/silent.ts'

const redis = await redisForTests()
if (redis) {
  queueContract('Redis', () =>
    openQueue({ redisUrl: redis.url }, { log: silent, applicationName: 'chudong-test' }),
  )
  afterAll(() => redis.stop())
} else {
  describe.skip('job queue on Redis', () => test('needs redis-server', () => {}))
}
