import { parseArgs } from 'node:util'
import { isSound } from './examine.ts'
import { killAndLook } from './kill-run.ts'
import { cameThrough, type EngineName, engines, stopAndLook } from './outage-run.ts'
import { keptPromises, overloadAndLook } from './overload-run.ts'

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'solo' },
    kills: { type: 'string', default: '50' },
    outage: { type: 'string' },
    overload: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const common = {
  seed: Number(values.seed),
  publishEveryMs: 1_000,
  patienceMs: 900_000,
  say: (line: string) => void process.stderr.write(`${line}\n`),
}

if (values.outage !== undefined) {
  const outageMs = Number(values.minutes) * 60_000
  const report = await stopAndLook({ ...common, engines: namedEngines(values.outage), outageMs })
  tell(report, isSound(report.finding) && report.outages.every(cameThrough))
} else if (values.overload !== undefined) {
  const overloadMs = Number(values.minutes) * 60_000
  const measureMs = Math.min(60_000, overloadMs)
  const report = await overloadAndLook({ ...common, times: Number(values.overload), overloadMs, measureMs })
  tell(report, isSound(report.finding) && keptPromises(report))
} else {
  const { shape } = values
  if (shape !== 'solo' && shape !== 'cluster') throw new Error('--shape is solo or cluster')
  const report = await killAndLook({ ...common, shape, kills: Number(values.kills), pauseMs: 7_000 })
  tell(report, isSound(report))
}

function namedEngines(list: string): EngineName[] {
  if (list === 'all') return [...engines]
  return list.split(',').map((name) => {
    const known = engines.find((engine) => engine === name)
    if (!known) throw new Error(`--outage is all, or some of ${engines.join(', ')}`)
    return known
  })
}

function tell(report: object, sound: boolean): void {
  process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`)
  process.exitCode = sound ? 0 : 1
}
