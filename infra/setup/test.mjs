import { join } from 'node:path'
import { exitCode, root, setUp } from './steps.mjs'

await setUp()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
process.exitCode = await exitCode(process.execPath, [vitest, 'run', ...process.argv.slice(2)])
