import { startRedis } from '@chudong/dev-engines'

/** Starts a Redis in the folder of its first argument and says its address; the test kills it. */
const server = await startRedis({ dir: process.argv[2] ?? '', env: process.env })
process.stdout.write(`ready ${server.url}\n`)
