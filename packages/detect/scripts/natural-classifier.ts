/**
 * `npx tsx packages/detect/scripts/natural-classifier.ts`: natural's Bayes classifier against our rules with logistic regression,
 * incident or not, on our own labelled texts, every third kept for testing. F1 and time.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { foldedTokens } from '@chudong/vietnamese'
import { features } from '../src/assess/features.ts'
import { inputOf, type LabelledRow } from '../src/assess/learn.ts'
import { margin, train } from '../src/assess/linear.ts'
import { read } from '../src/assess/read.ts'
import { firedRules } from '../src/assess/rules.ts'

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  classify(tokens: string[]): string
}

const folder = new URL('../data/authored/', import.meta.url)
const load = (name: string): LabelledRow[] =>
  readFileSync(new URL(`${name}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const require = createRequire(new URL('../package.json', import.meta.url))
const { BayesClassifier } = require('natural/lib/natural/classifiers') as { BayesClassifier: new () => Bayes }

/** Every third row is for testing, so that all writers are on both sides. */
const rows = ['judgement', 'items-0', 'items-n'].flatMap(load)
const learned = rows.filter((_, index) => index % 3 !== 0)
const tested = rows.filter((_, index) => index % 3 === 0)

interface Result {
  trainMs: number
  judgeMs: number
  f1: number
}

function measure(learnAll: () => (row: LabelledRow) => boolean): Result {
  const start = performance.now()
  const judge = learnAll()
  const trained = performance.now()
  const got = tested.map(judge)
  const done = performance.now()
  const right = got.filter((yes, i) => yes && tested[i]?.incident).length
  const wrong = got.filter((yes, i) => yes !== tested[i]?.incident).length
  return {
    trainMs: trained - start,
    judgeMs: (done - trained) / tested.length,
    f1: (2 * right) / (2 * right + wrong),
  }
}

function naturalBayes(): (row: LabelledRow) => boolean {
  const words = (row: LabelledRow) => foldedTokens(`${row.title ?? ''} ${row.text}`)
  const bayes = new BayesClassifier()
  for (const row of learned) bayes.addDocument(words(row), row.incident ? 'yes' : 'no')
  bayes.train()
  return (row) => bayes.classify(words(row)) === 'yes'
}

function rulesAndRegression(): (row: LabelledRow) => boolean {
  const shown = (row: LabelledRow) => {
    const reading = read(inputOf(row))
    return features(reading, inputOf(row), firedRules(reading))
  }
  const model = train(
    learned.map((row) => ({ features: shown(row), yes: row.incident })),
    { decay: 0.01 },
  )
  return (row) => margin(model, shown(row)) >= 0
}

console.log(`learned on ${learned.length}, tested on ${tested.length}`)
for (const [name, learnAll] of [
  ['natural BayesClassifier', naturalBayes],
  ['rules + logistic regression', rulesAndRegression],
] as const) {
  const { trainMs, judgeMs, f1 } = measure(learnAll)
  console.log(
    `${name}: F1 ${f1.toFixed(3)}, training ${trainMs.toFixed(0)} ms, ${judgeMs.toFixed(3)} ms a text`,
  )
}
