import { hostTurnsContract } from '@chudong/ports/contract'
import { openRedisTurns } from '@chudong/queue'
import { afterAll, describe, test } from 'vitest'
import { redisForTests } from '../support/engines.ts'
import { silent } from '../support/silent.ts'

const redis = await redisForTests()
if (redis) {
  hostTurnsContract('Redis', () => openRedisTurns({ url: redis.url }, 'chudong-test', silent))
  afterAll(() => redis.stop())
} else {
  describe.skip('turns of hosts on Redis', () => test('needs redis-server', () => {}))
}
