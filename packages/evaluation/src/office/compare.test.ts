import { expect, test } from 'vitest'
import { type Comparison, objections } from './compare.ts'

const figures = (recall: number, precision: number, auc: number) => [
  { metric: 'recall as decided', n: 60, value: recall },
  { metric: 'precision at recall 0.9', n: 60, value: precision },
  { metric: 'AUC', n: 60, value: auc },
]
const good: Comparison = {
  running: figures(1, 0.7, 0.9),
  candidate: figures(0.96, 0.8, 0.92),
  events: { better: 7, worse: 1 },
  chance: 9 / 256,
  own: { without: 0.95, with: 0.945, n: 2800 },
}

test('better beyond chance, with little lost, is taken', () => {
  expect(objections(good)).toEqual([])
})

test.each([
  ['luck', { events: { better: 4, worse: 0 }, chance: 1 / 16 }, /better on 4 .* worse on 0/],
  ['recall', { candidate: figures(0.94, 0.8, 0.92) }, /recall as decided falls by 6\.0 points \(at most 5\)/],
  ['precision', { candidate: figures(1, 0.67, 0.92) }, /precision at recall 0\.9 falls by 3\.0 points/],
  ['AUC', { candidate: figures(1, 0.8, 0.88) }, /AUC falls by 2\.0 points/],
  ['the own texts', { own: { without: 0.95, with: 0.93, n: 2800 } }, /own texts falls by 2\.0 points/],
])('%s is reason enough to stay with the running model', (_, change, reason) => {
  const found = objections({ ...good, ...change })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(reason)
})
