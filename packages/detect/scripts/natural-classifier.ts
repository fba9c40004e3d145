/**
 * `npx tsx packages/detect/scripts/natural-classifier.ts`: natural's Bayes classifier against our judgement,
 * incident or not, on our own labelled texts, every third kept for testing. F1 and time.
 */
import { createRequire } from 'node:module'
import { foldedTokens } from '@chudong/vietnamese'
import { assess } from '../src/assess/assess.ts'
import { authoredRows } from '../src/assess/authored.ts'
import { inputOf, type LabelledRow, learn } from '../src/assess/learn.ts'
import { ownModel } from '../src/assess/models.ts'

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  classify(tokens: string[]): string
}

const require = createRequire(new URL('../package.json', import.meta.url))
const { BayesClassifier } = require('natural/lib/natural/classifiers') as { BayesClassifier: new () => Bayes }

/** Every third row is for testing, so that all writers are on both sides. */
const rows = authoredRows().flat()
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

function ourJudgement(): (row: LabelledRow) => boolean {
  const model = { ...ownModel, ...learn(learned) }
  return (row) => assess(inputOf(row), model).score >= 0.5
}

console.log(`learned on ${learned.length}, tested on ${tested.length}`)
for (const [name, learnAll] of [
  ['natural BayesClassifier', naturalBayes],
  ['ours (with type, place, counts)', ourJudgement],
] as const) {
  const { trainMs, judgeMs, f1 } = measure(learnAll)
  console.log(
    `${name}: F1 ${f1.toFixed(3)}, training ${trainMs.toFixed(0)} ms, ${judgeMs.toFixed(3)} ms a text`,
  )
}
