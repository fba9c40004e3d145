/**
 * Learns the weights of check-worthiness from the first mood of the project's own labelled sentences:
 * `npx tsx packages/detect/scripts/train-check-worthy.ts` writes data/models/check-worthy.json.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { WorthModel } from '../src/claims/check-worthy.ts'
import { learnWorth } from '../src/claims/worth-learn.ts'

const data = new URL('../data/', import.meta.url)
const rows = readFileSync(new URL('authored/sentences.jsonl', data), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string; worth: boolean })
const model: WorthModel = {
  card: {
    name: 'check-worthy',
    data: ['packages/detect/data/authored/sentences.jsonl, rows a-*: invented sentences of this project'],
    terms: "the project's own; may be shipped",
    measured: 'see docs/evaluation.md',
  },
  worth: learnWorth(rows.filter(({ id }) => id.startsWith('a-'))),
}
writeFileSync(new URL('models/check-worthy.json', data), `${JSON.stringify(model, null, 1)}\n`)
