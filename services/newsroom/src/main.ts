import { parseArgs } from 'node:util'
import { openNewsroom } from './newsroom.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    token: { type: 'string' },
    'live-items': { type: 'string', default: '0' },
    'live-every-ms': { type: 'string', default: '15000' },
  },
})

const newsroom = await openNewsroom({
  port: Number(values.port),
  now: new Date(),
  token: values.token,
  live: { items: Number(values['live-items']), everyMs: Number(values['live-every-ms']) },
})
console.log(JSON.stringify({ newsroom: newsroom.url, token: newsroom.token, items: newsroom.labels.length }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    newsroom.close().then(() => process.exit(0))
  })
}
