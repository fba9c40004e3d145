import { parseArgs } from 'node:util'
import { isSound } from './examine.ts'
import { killAndLook } from './kill-run.ts'

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'solo' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
if (values.shape !== 'solo' && values.shape !== 'cluster') throw new Error('--shape is solo or cluster')

const say = (line: string) => void process.stderr.write(`${line}\n`)
const report = await killAndLook({
  shape: values.shape,
  kills: Number(values.kills),
  seed: Number(values.seed),
  pauseMs: 7_000,
  publishEveryMs: 1_000,
  patienceMs: 900_000,
  say,
})
process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`)
process.exitCode = isSound(report) ? 0 : 1
