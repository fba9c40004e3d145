/**
 * Trains the judgement: `npx tsx packages/detect/scripts/train-assess.ts [RESEARCH_DIR]`.
 * Writes data/models/own.json from our own texts; with the folder of research data (vinre, reintel) also research.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type LabelledRow, learn, learnMeasured } from '../src/assess/learn.ts'
import type { Linear } from '../src/assess/linear.ts'
import type { JudgeModel } from '../src/assess/model.ts'
import { pack } from '../src/assess/packed.ts'
import { learnSuspicion, type PostRow } from '../src/assess/suspicion-learn.ts'

const data = new URL('../data/', import.meta.url)

function rows<T>(file: URL | string): T[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

function write(name: string, model: JudgeModel): void {
  writeFileSync(new URL(`models/${name}.json`, data), `${JSON.stringify(pack(model))}\n`)
}

const OWN_SUSPICION: Linear = {
  bias: -3,
  weights: {
    suspectcue: 1,
    'suspectcue@lead': 0.5,
    rumour: 0.5,
    firsthand: 0.5,
    '!tin-don-hoang-mang': 1.2,
    '~capitals': 1.2,
    '~exclaims': 1.5,
    '~emoji': 0.4,
    '~shares': 1,
    authority: -0.8,
    inquiry: -0.4,
    '!tin-gia-bi-bac': -0.5,
  },
}

const own = [
  'items-0',
  'items-n',
  'judgement',
  'items-a',
  'items-b',
  'items-c',
  'items-d',
  'items-e',
  'items-f',
  'items-g',
  'items-h',
].map((name) => rows<LabelledRow>(new URL(`authored/${name}.jsonl`, data)))
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
  suspicion: OWN_SUSPICION,
})

const research = process.argv[2]
if (research !== undefined && existsSync(`${research}/vinre/posts.jsonl`)) {
  const vinre = rows<LabelledRow>(`${research}/vinre/posts.jsonl`)
  const posts = rows<PostRow>(`${research}/reintel/posts.jsonl`)
  write('research', {
    card: {
      name: 'research',
      data: [
        'the own texts',
        'vinre: 1,298 Vietnamese posts of 2026, labels made for this project',
        'reintel: VLSP 2020 shared task, 2,826 posts',
      ],
      terms:
        'trained on texts given for research or without stated terms; weights only, no texts; optional beside "own"',
      measured: 'see the evaluation: packages/detect/data/models/README.md',
    },
    ...learn([...vinre, ...own.flat()]),
    calibration: measured.calibration,
    thresholds: measured.thresholds,
    suspicion: learnSuspicion(posts),
  })
}
