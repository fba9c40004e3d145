import { disguises } from '../disguises.ts'
import type { Failure, Figure, Job, Measured } from '../job.ts'
import { areaUnderCurve, confusion, macroF1, precisionAtRecall, ratio, share } from '../scores.ts'
import { type Judged, judgeAll, judgedSets, LabelledText, labelledShape } from './labelled.ts'

const RECALL = 0.9

/** Forms in which the same words come from other keyboards, old pages and people who hide from filters. */
const DISGUISED = [
  'NFD',
  'windows-1258 round trip',
  'look-alike letters',
  'teencode',
  'teencode, 10 % of words lost',
]

/** Q1 and Q2: incident or not (rows marked `unsure` left out), type among incidents, severity within one. */
export const incidentJob: Job<LabelledText> = {
  name: 'incident',
  title: 'Incident or not, its type and severity',
  shape: labelledShape,
  row: LabelledText,
  measure: (rows) => measureIncident(judgeAll(rows)),
  board: (data) =>
    judgedSets(data).flatMap(({ data: name, split, judged }) => [
      { job: 'incident', data: name, split, measure: () => withTargets(measureIncident(judged()), 0.85) },
      {
        job: 'incident',
        data: `${name}, tone-less`,
        split,
        measure: () => withTargets(measureIncident(judged(disguises['tones stripped'])), 0.8),
      },
      ...DISGUISED.map((disguise) => ({
        job: 'incident',
        data: `${name}, ${disguise}`,
        split,
        measure: () => measureIncident(judged(disguises[disguise])),
      })),
    ]),
}

/** Figures, confusions and worst errors of verdicts on labelled texts. */
export function measureIncident(judged: readonly Judged[]): Measured {
  const sure = judged.filter(({ row }) => !row.unsure)
  const events = judged.filter(({ row }) => row.incident && row.type)
  const typed = events.map(({ row, got }) => [row.type ?? '', got.type ?? 'none'] as const)
  return {
    figures: [...decisionFigures(sure), macroF1('type macro-F1', typed), severity(events)],
    confusions: [
      confusion(
        'incident → decision',
        sure.map(({ row, got }) => [row.incident ? 'incident' : 'other', got.decision]),
      ),
      confusion('type', typed),
    ],
    failures: worst(sure),
  }
}

/** How well incidents are told from the rest, on rows that two careful officers would label alike. */
export function decisionFigures(sure: readonly Judged[]): Figure[] {
  const ranked = sure.map(({ row, got }) => ({ score: got.score, yes: row.incident }))
  const shown = sure.filter(({ got }) => got.incident)
  const real = sure.filter(({ row }) => row.incident)
  const right = shown.filter(({ row }) => row.incident).length
  const n = sure.length
  return [
    { metric: `precision at recall ${RECALL}`, n, value: precisionAtRecall(ranked, RECALL) },
    { metric: 'AUC', n, value: areaUnderCurve(ranked) },
    { metric: 'precision as decided', n, value: ratio(right, shown.length) },
    { metric: 'recall as decided', n, value: ratio(right, real.length) },
    share(
      'precision of auto',
      sure.filter(({ got }) => got.decision === 'auto'),
      ({ row }) => row.incident,
    ),
  ]
}

function severity(events: readonly Judged[]): Figure {
  return share(
    'severity within 1',
    events,
    ({ row, got }) => Math.abs((got.severity ?? -9) - (row.severity ?? 0)) <= 1,
  )
}

const TARGETS: Record<string, number> = {
  'type macro-F1': 0.8,
  'severity within 1': 0.9,
  'recall as decided': 0.9,
}

function withTargets(measured: Measured, precision: number): Measured {
  const figures = measured.figures.map((figure) => {
    const target = /^precision (at|as)/.test(figure.metric) ? precision : TARGETS[figure.metric]
    return target === undefined ? figure : { ...figure, target }
  })
  return { ...measured, figures }
}

function worst(sure: readonly Judged[]): Failure[] {
  return sure
    .filter(({ row, got }) => row.incident !== got.incident)
    .sort((a, b) => error(b) - error(a) || a.row.id.localeCompare(b.row.id))
    .slice(0, 20)
    .map(({ row, got }) => ({
      id: row.id,
      text: `${row.title ?? ''} ${row.text}`.trim(),
      expected: row.incident ? (row.type ?? 'incident') : 'no incident',
      got: `${got.decision} ${got.score} ${got.reasons.map(({ rule }) => rule).join(', ')}`,
    }))
}

function error({ row, got }: Judged): number {
  return Math.abs((row.incident ? 1 : 0) - got.score)
}
