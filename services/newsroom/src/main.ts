import { parseArgs } from 'node:util'
import { openNewsroom } from './newsroom.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    token: { type: 'string' },
    /** The newest moment of the simulated week (ISO 8601); the present by default. */
    now: { type: 'string' },
    'live-items': { type: 'string', default: '0' },
    'live-every-ms': { type: 'string', default: '15000' },
    /** End when standard input ends: the newsroom never outlives the process that opened it. */
    'with-parent': { type: 'boolean', default: false },
  },
})

const newsroom = await openNewsroom({
  port: Number(values.port),
  now: values.now ? new Date(values.now) : new Date(),
  // After a restart the week still ends where it did, and what had come in since stays published.
  clock: () => new Date(),
  token: values.token,
  live: { items: Number(values['live-items']), everyMs: Number(values['live-every-ms']) },
})
const { url, token, sources, claims } = newsroom
console.log(JSON.stringify({ newsroom: url, token, items: newsroom.labels.length, sources, claims }))

const end = () => void newsroom.close().then(() => process.exit(0))
if (values['with-parent']) process.stdin.resume().once('end', end)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
