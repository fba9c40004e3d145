/**
 * Trains the claim matcher on the project's own claims and queries: `npx tsx packages/detect/scripts/train-claims.ts`
 * writes data/models/claims.json. With `counts` it writes data/claims/concept-counts.json instead: wanted after a change
 * of the concepts, before training.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { writers } from '../src/assess/authored.ts'
import type { KnownClaim } from '../src/claims/claim-index.ts'
import { conceptsOf } from '../src/claims/concepts.ts'
import { type ClaimQuery, learnClaims } from '../src/claims/learn.ts'
import type { ClaimModel } from '../src/claims/model.ts'
import { plainText } from '../src/claims/words.ts'

const data = new URL('../data/', import.meta.url)

function rows<T>(name: string): T[] {
  const lines = readFileSync(new URL(`authored/${name}.jsonl`, data), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

const texts = writers.flatMap((name) => rows<{ text: string; claim: string }>(name))
if (process.argv[2] === 'counts') writeCounts()
else writeModel()

function writeCounts(): void {
  const counts: Record<string, number> = {}
  for (const { text } of texts)
    for (const concept of conceptsOf(plainText(text))) counts[concept] = (counts[concept] ?? 0) + 1
  const sorted = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)))
  const note =
    "In how many of the project's own labelled texts each concept and province stands. Counts only."
  writeFileSync(
    new URL('claims/concept-counts.json', data),
    `${JSON.stringify({ note, texts: texts.length, counts: sorted }, null, 1)}\n`,
  )
}

function writeModel(): void {
  const others = texts.filter(({ claim }, i) => claim === 'none' && i % 3 === 0).map(({ text }) => text)
  const model: ClaimModel = {
    card: {
      name: 'claims',
      data: [
        'packages/detect/data/authored/claims.jsonl, claim-queries.jsonl, a third of items-*.jsonl: invented texts of this project',
      ],
      terms: "the project's own; may be shipped",
      measured: 'see docs/evaluation.md',
    },
    ...learnClaims(rows<KnownClaim>('claims'), rows<ClaimQuery>('claim-queries'), others),
  }
  writeFileSync(new URL('models/claims.json', data), `${JSON.stringify(model, null, 1)}\n`)
}
