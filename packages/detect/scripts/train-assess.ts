/**
 * Trains the judgement: `npx tsx packages/detect/scripts/train-assess.ts [RESEARCH_DIR]`.
 * Writes data/models/own.json from our own texts; with the folder of research data (vinre) also research.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type LabelledRow, learn, learnMeasured } from '../src/assess/learn.ts'
import type { JudgeModel } from '../src/assess/model.ts'
import { pack } from '../src/assess/packed.ts'

const data = new URL('../data/', import.meta.url)

function rows<T>(file: URL | string): T[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

function write(name: string, model: JudgeModel): void {
  writeFileSync(new URL(`models/${name}.json`, data), `${JSON.stringify(pack(model))}\n`)
}

const own = ['items-0', 'items-n', 'judgement', 'items-a', 'items-b', 'items-c', 'items-d', 'items-e'].map(
  (name) => rows<LabelledRow>(new URL(`authored/${name}.jsonl`, data)),
)
const measured = learnMeasured(own)
console.log(measured.calibration, measured.thresholds)
write('own', {
  card: {
    name: 'own',
    data: ['packages/detect/data/authored/*.jsonl: invented texts written for this project'],
    terms: "the project's own; may be shipped",
    measured: 'see the evaluation: packages/detect/data/models/README.md',
  },
  ...measured,
})

const research = process.argv[2]
if (research !== undefined && existsSync(`${research}/vinre/posts.jsonl`)) {
  const vinre = rows<LabelledRow>(`${research}/vinre/posts.jsonl`)
  write('research', {
    card: {
      name: 'research',
      data: ['the own texts', 'vinre: 1,298 Vietnamese posts of 2026, labels made for this project'],
      terms:
        'trained on texts given for research or without stated terms; weights only, no texts; optional beside "own"',
      measured: 'see the evaluation: packages/detect/data/models/README.md',
    },
    ...learn([...vinre, ...own.flat()]),
    calibration: measured.calibration,
    thresholds: measured.thresholds,
  })
}
