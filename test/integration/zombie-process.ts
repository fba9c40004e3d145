import { PermanentError, RetryAfterError } from '@chudong/domain'
import { openQueue } from '@chudong/queue'
import { counted } from './queue-topic.ts'

/**
 * A worker that may be stopped in the middle of its jobs and be woken when somebody else has them. They end when a line
 * comes in: job 0 well, 1 with an error, 2 for good (quarantine), 3 put off. Argument: engine address.
 */
const [url = ''] = process.argv.slice(2)
const engine = url.startsWith('postgres') ? { postgresUrl: url } : { redisUrl: url }
const say = (_fields: object, message: string) => console.log(`log: ${message}`)
const queue = await openQueue(engine, {
  log: { info: say, warn: say },
  applicationName: 'chudong-test-zombie',
})

const endings: Record<number, Error> = {
  1: new Error('the stopped worker failed'),
  2: new PermanentError('the stopped worker gave up'),
  3: new RetryAfterError('the stopped worker puts it off', 3_600_000),
}
const told = new Promise((resolve) => process.stdin.once('data', resolve))

await queue.consume(counted, async ({ payload }) => {
  console.log(`began ${payload.n}`)
  await told
  console.log(`ending ${payload.n}`)
  const error = endings[payload.n]
  if (error) throw error
})
console.log('consuming')
