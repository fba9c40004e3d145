/**
 * Trains the judgement: `npx tsx packages/detect/scripts/train-assess.ts [RESEARCH_DIR]`.
 * Writes data/models/own.json from our own texts; with the folder of research data (vinre) also research.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { authoredRows } from '../src/assess/authored.ts'
import { type LabelledRow, learn } from '../src/assess/learn.ts'
import { type PackedModel, pack } from '../src/assess/packed.ts'
import { train } from '../src/assess/train.ts'

const data = new URL('../data/', import.meta.url)

function rows<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

function write(name: string, model: PackedModel): void {
  writeFileSync(new URL(`models/${name}.json`, data), `${JSON.stringify(model)}\n`)
}

const own = authoredRows()
const measured = train(own, {
  name: 'own',
  data: ['packages/detect/data/authored/*.jsonl: invented texts written for this project'],
  terms: "the project's own; may be shipped",
  measured: 'see the evaluation: packages/detect/data/models/README.md',
})
console.log(measured.calibration, measured.thresholds)
write('own', measured.packed)

const research = process.argv[2]
if (research !== undefined && existsSync(`${research}/vinre/posts.jsonl`)) {
  const vinre = rows<LabelledRow>(`${research}/vinre/posts.jsonl`)
  const card = {
    name: 'research',
    data: ['the own texts', 'vinre: 1,298 Vietnamese posts of 2026, labels made for this project'],
    terms:
      'trained on texts given for research or without stated terms; weights only, no texts; optional beside "own"',
    measured: 'see the evaluation: packages/detect/data/models/README.md',
  }
  const { calibration, thresholds } = measured
  write('research', pack({ card, ...learn([...vinre, ...own.flat()]), calibration, thresholds }))
}
