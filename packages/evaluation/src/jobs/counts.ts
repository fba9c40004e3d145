import { fold } from '@chudong/vietnamese'
import type { Figure, Job, Measured } from '../job.ts'
import { share } from '../scores.ts'
import { type Judged, judgeAll, judgedSets, LabelledText, labelledShape } from './labelled.ts'

const TARGET = 0.92

/** Q5: people ill and dead in the event, exactly as stated, and the diseases named. */
export const countsJob: Job<LabelledText> = {
  name: 'counts',
  title: 'Cases, deaths and diseases',
  shape: labelledShape,
  row: LabelledText,
  measure: (rows) => measureCounts(judgeAll(rows)),
  board: (data) =>
    judgedSets(data).map(({ data: name, split, judged }) => ({
      job: 'counts',
      data: name,
      split,
      measure: () => {
        const measured = measureCounts(judged())
        return {
          ...measured,
          figures: measured.figures.map((figure): Figure => ({ ...figure, target: TARGET })),
        }
      },
    })),
}

function measureCounts(judged: readonly Judged[]): Measured {
  const events = judged.filter(({ row }) => row.incident)
  return {
    figures: [
      share('cases exact', events, sameCases),
      share('deaths exact', events, sameDeaths),
      share('diseases exact', judged, sameDiseases),
    ],
    confusions: [],
    failures: events
      .filter((one) => !sameCases(one) || !sameDeaths(one))
      .slice(0, 20)
      .map(({ row, got }) => ({
        id: row.id,
        text: `${row.title ?? ''} ${row.text}`.trim(),
        expected: `${row.cases ?? '–'} cases, ${row.deaths ?? '–'} deaths`,
        got: `${got.cases ?? '–'} cases, ${got.deaths ?? '–'} deaths`,
      })),
  }
}

function sameCases({ row, got }: Judged): boolean {
  return got.cases === (row.cases ?? null)
}

/** "No deaths" said and nothing said are the same to an officer. */
function sameDeaths({ row, got }: Judged): boolean {
  return (got.deaths ?? 0) === (row.deaths ?? 0)
}

function sameDiseases({ row, got }: Judged): boolean {
  const expected = new Set(row.diseases.map(fold))
  return (
    expected.size === new Set(got.diseases).size && got.diseases.every((name) => expected.has(fold(name)))
  )
}
