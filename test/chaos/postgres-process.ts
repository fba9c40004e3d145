import { openEngine } from '@chudong/engine'

/** A PostgreSQL server of its own for the cluster shape: brought back when it dies, as a service manager would. */
const engine = await openEngine({ dir: process.argv[2] ?? '' })
process.stdout.write(`${engine.url}\n`)
setInterval(() => undefined, 60_000)
process.once('SIGTERM', () => void engine.stop().then(() => process.exit(0)))
