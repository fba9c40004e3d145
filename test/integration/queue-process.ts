import { openQueue } from '@chudong/queue'
import { silent } from '../support/silent.ts'
import { counted, countIn } from './queue-topic.ts'

/**
 * A worker of its own for tests: works on the counted topic of an engine, writes a line per finished job into a
 * file, and may be killed at any moment. Arguments: engine address, file, milliseconds that one job takes.
 */
const [url = '', file = '', took = '0'] = process.argv.slice(2)
const engine = url.startsWith('postgres') ? { postgresUrl: url } : { redisUrl: url }
const queue = await openQueue(engine, { log: silent, applicationName: 'chudong-test-worker' })
await queue.consume(counted, async (job) => {
  console.log(`began ${job.payload.n}`)
  await new Promise((resolve) => setTimeout(resolve, Number(took)))
  countIn(file, job.payload.n)
})
console.log('consuming')
