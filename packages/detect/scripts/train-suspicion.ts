/**
 * Learns suspicion from posts given for research: `npx tsx packages/detect/scripts/train-suspicion.ts RESEARCH_DIR`.
 * Writes data/models/suspicion-research.json from the older 75 % of reintel/posts.jsonl by time; posts without a time and the
 * newest 25 % are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { learnSuspicion, type PostRow } from '../src/assess/suspicion-learn.ts'

const OLDER = 0.75

const research = process.argv[2]
if (research === undefined) throw new Error('say where the research data is: train-suspicion.ts RESEARCH_DIR')
const dated = readFileSync(`${research}/reintel/posts.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PostRow & { timestamp: number | null })
  .filter(({ timestamp }) => timestamp !== null)
  .sort((a, b) => Number(a.timestamp) - Number(b.timestamp))
const older = dated.slice(0, Math.floor(OLDER * dated.length))
const model = {
  card: {
    name: 'research',
    data: [`VLSP 2020 ReINTEL: ${older.length} Facebook posts before 22 April 2020, the older 75 % by time`],
    terms: 'shared-task data given for research only; weights without texts; optional beside "own"',
    measured: 'docs/evaluation.md, suspicion',
  },
  ...learnSuspicion(older),
}
const file = new URL('../data/models/suspicion-research.json', import.meta.url)
const written = `${JSON.stringify(model)}\n`
writeFileSync(file, written)
console.log(
  `${older.length} posts, ${Object.keys(model.text.weights).length} weights, ${written.length} characters`,
)
