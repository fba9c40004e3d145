/**
 * The measurements of README.md and docs/performance.md, each written where it is told:
 * `npm run bench` measures the flow, the two shapes and the two queues (README and docs);
 * `npm run bench -- flow|judge|shapes|queues|coverage` measures one of them (docs alone).
 * Options: --articles 1000 --live 100000 --rate 50 --seconds 20; for shapes --shape-articles 400 --shape-rate 10; for
 * queues --jobs 3000; for coverage --sizes 100000,1000000 --rounds 3.
 */
import { parseArgs } from 'node:util'
import { measureCoverage } from './coverage/measure.ts'
import { flowLines } from './flow-lines.ts'
import { judgeTimes } from './judge.ts'
import { queuePaces } from './queues.ts'
import { circumstances, writeSection } from './report.ts'
import { shapeRuns } from './shapes.ts'
import { coverageTable, judgeTable, queueTable, shapeTable } from './tables.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1000' },
    live: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    'shape-articles': { type: 'string', default: '400' },
    'shape-rate': { type: 'string', default: '10' },
    jobs: { type: 'string', default: '3000' },
    sizes: { type: 'string', default: '100000,1000000' },
    rounds: { type: 'string', default: '3' },
  },
})
const DOCS = 'docs/performance.md'
const say = (line: string) => process.stdout.write(`${line}\n`)

const parts = {
  flow: async () => {
    const { articles, live, rate, seconds } = values
    const load = { articles: +articles, live: +live, rate: +rate, seconds: +seconds }
    return (await flowLines(load, say)).map((line) => `- ${line}`).join('\n')
  },
  judge: async () => judgeTable(await judgeTimes(+values.articles)),
  shapes: async () => {
    const load = {
      articles: +values['shape-articles'],
      rate: +values['shape-rate'],
      seconds: +values.seconds,
    }
    return shapeTable(await shapeRuns(load))
  },
  queues: async () => queueTable(await queuePaces(+values.jobs, 3)),
  coverage: async () =>
    coverageTable(await measureCoverage(values.sizes.split(',').map(Number), +values.rounds, say)),
}
type Part = keyof typeof parts

/** Measures a part and writes it into the docs. */
async function measure(part: Part): Promise<string> {
  const command = `npm run bench -- ${part}`
  const text = await parts[part]()
  if (part !== 'flow') say(text)
  await writeSection(DOCS, `bench:${part}`, `${circumstances(command)}:\n\n${text}`)
  return text
}

async function measureUsual(): Promise<void> {
  const texts: string[] = []
  for (const part of ['flow', 'shapes', 'queues'] as const) texts.push(await measure(part))
  const rest = `Search at 100,000 and 1,000,000 documents, and what is measured how: [${DOCS}](${DOCS}).`
  await writeSection(
    'README.md',
    'bench',
    [`${circumstances('npm run bench')}:`, ...texts, rest].join('\n\n'),
  )
}

const isPart = (name: string): name is Part => name in parts
if (positionals.length === 0) await measureUsual()
for (const name of positionals) {
  if (!isPart(name)) throw new Error(`${name}: there is ${Object.keys(parts).join(', ')}`)
  await measure(name)
}
