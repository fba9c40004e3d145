import { quickQueueContract } from '@chudong/ports/contract'
import { openQueue } from '@chudong/queue'
import { afterAll, describe, test } from 'vitest'
import {
  clusterRedis,
  type RedisShape,
  redisPrograms,
  sentinelRedis,
  tlsRedis,
} from '../support/redis-shapes.ts'
import { silent } from '../support/silent.ts'

/** The ways to a Redis that is more than one plain server keep the same promises. */
const shapes: [name: string, start: () => Promise<RedisShape>][] = [
  ['Redis over TLS', tlsRedis],
  ['Redis behind a sentinel', sentinelRedis],
  ['a Redis Cluster', clusterRedis],
]
if (redisPrograms()) {
  for (const [name, start] of shapes) {
    const redis = await start()
    quickQueueContract(name, () =>
      openQueue(
        { redisUrl: redis.url, redisCaFile: redis.caFile },
        { log: silent, applicationName: 'chudong-test' },
      ),
    )
    afterAll(() => redis.stop())
  }
} else {
  describe.skip('job queue on Redis over TLS, behind a sentinel, in a cluster', () =>
    test('needs redis-server', () => {}))
}
