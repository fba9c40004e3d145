import type { Job, Measured } from '../job.ts'
import { f1 } from '../scores.ts'
import { type Judged, judgeAll, judgedSets, LabelledText, labelledShape } from './labelled.ts'

/** Q3: is the text about health. */
export const healthJob: Job<LabelledText> = {
  name: 'health',
  title: 'Health relevance',
  shape: labelledShape,
  row: LabelledText,
  measure: (rows) => measureHealth(judgeAll(rows)),
  board: (data) =>
    judgedSets(data).map(({ data: name, split, judged }) => ({
      job: 'health',
      data: name,
      split,
      measure: () => measureHealth(judged(), 0.93),
    })),
}

function measureHealth(judged: readonly Judged[], target?: number): Measured {
  const figure = f1(
    'F1',
    judged.map(({ row, got }) => [row.health, got.health]),
  )
  const wrong = judged.filter(({ row, got }) => row.health !== got.health)
  return {
    figures: [target === undefined ? figure : { ...figure, target }],
    confusions: [],
    failures: wrong.slice(0, 20).map(({ row, got }) => ({
      id: row.id,
      text: `${row.title ?? ''} ${row.text}`.trim(),
      expected: String(row.health),
      got: String(got.health),
    })),
  }
}
