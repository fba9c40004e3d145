import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, setUp } from './steps.mjs'

await setUp()
const cli = join(root, 'services', 'cli', 'bin', 'chudong.mjs')
process.argv.splice(1, 1, cli, 'start')
await import(pathToFileURL(cli).href)
