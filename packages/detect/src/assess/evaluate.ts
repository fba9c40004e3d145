import type { AssessInput, Assessment } from '@chudong/domain'
import { fold } from '@chudong/vietnamese'
import { assess } from './assess.ts'
import { inputOf, type LabelledRow } from './learn.ts'

/** One figure of an evaluation with the number of rows behind it. */
export interface Metric {
  metric: string
  n: number
  value: number
}

/** A judgement under test: `assess`, or `assess` with another model. */
export type Judge = (input: AssessInput) => Assessment

interface Judged {
  row: LabelledRow
  got: Assessment
}

/** The score ranking asks for this share of the incidents (QUALITY Q1). */
const RECALL = 0.9

/**
 * Q1–Q5 over labelled rows: incident precision at recall .90 (rows marked `unsure` left out), as is and tone-less,
 * health F1, type macro-F1, severity within one, province, counts, diseases and claim. Type, severity, counts and
 * province are measured on true incidents; what was not found counts as wrong.
 */
export function evaluateAssess(rows: readonly LabelledRow[], judge: Judge = assess): Metric[] {
  const judged = rows.map((row) => ({ row, got: judge(inputOf(row)) }))
  const sure = judged.filter(({ row }) => !row.unsure)
  const events = judged.filter(({ row }) => row.incident)
  return [
    ...incidentMetrics('incident', sure),
    ...incidentMetrics(
      'incident tone-less',
      sure.map(({ row }) => tonelessly(row, judge)),
    ),
    f1(
      'health F1',
      judged.map(({ row, got }) => [row.health, got.health]),
    ),
    macroF1(events),
    share('severity ±1', events, ({ row, got }) => Math.abs((got.severity ?? -9) - (row.severity ?? 0)) <= 1),
    share('severity exact', events, ({ row, got }) => got.severity === row.severity),
    ...provinceMetrics(events),
    share('cases exact', events, ({ row, got }) => got.cases === (row.cases ?? null)),
    share('deaths exact', events, ({ row, got }) => (got.deaths ?? 0) === (row.deaths ?? 0)),
    share('diseases exact', judged, ({ row, got }) => sameSet(got.diseases, row.diseases ?? [])),
    f1(
      'abroad F1',
      judged.map(({ row, got }) => [row.abroad, got.abroad]),
    ),
    share('claim exact', judged, ({ row, got }) => got.claim === row.claim),
  ]
}

function tonelessly(row: LabelledRow, judge: Judge): Judged {
  const input = inputOf(row)
  const title = input.title === undefined ? undefined : fold(input.title)
  return { row, got: judge({ ...input, text: fold(input.text), title }) }
}

function incidentMetrics(name: string, judged: readonly Judged[]): Metric[] {
  const n = judged.length
  const shown = judged.filter(({ got }) => got.incident)
  const right = shown.filter(({ row }) => row.incident).length
  const all = judged.filter(({ row }) => row.incident).length
  return [
    { metric: `${name} precision at recall ${RECALL}`, n, value: precisionAtRecall(judged, all) },
    { metric: `${name} precision as decided`, n, value: ratio(right, shown.length) },
    { metric: `${name} recall as decided`, n, value: ratio(right, all) },
  ]
}

function precisionAtRecall(judged: readonly Judged[], all: number): number {
  const ranked = [...judged].sort((a, b) => b.got.score - a.got.score)
  let right = 0
  let best = 0
  for (const [index, { row }] of ranked.entries()) {
    if (row.incident) right++
    if (right >= RECALL * all) best = Math.max(best, right / (index + 1))
  }
  return round(best)
}

function f1(metric: string, pairs: readonly (readonly [boolean, boolean])[]): Metric {
  const right = pairs.filter(([gold, got]) => gold && got).length
  const wrong = pairs.filter(([gold, got]) => gold !== got).length
  return { metric, n: pairs.length, value: ratio(2 * right, 2 * right + wrong) }
}

function macroF1(events: readonly Judged[]): Metric {
  const types = [...new Set(events.map(({ row }) => row.type))]
  const each = types.map(
    (type) =>
      f1(
        '',
        events.map(({ row, got }) => [row.type === type, got.type === type]),
      ).value,
  )
  return {
    metric: 'type macro-F1',
    n: events.length,
    value: ratio(
      each.reduce((a, b) => a + b, 0),
      each.length,
    ),
  }
}

function provinceMetrics(events: readonly Judged[]): Metric[] {
  const stated = events.filter(({ row }) => (row.province ?? '') !== '')
  const same = ({ row, got }: Judged) => plainName(got.province) === plainName(row.province ?? '')
  return [
    share('province placed when stated', stated, same),
    share('province wrong', events, (one) => one.got.province !== '' && !same(one)),
  ]
}

function plainName(province: string): string {
  return fold(province).replace(/^(tp\.?|thanh pho|tinh)\s+/, '')
}

function share(metric: string, judged: readonly Judged[], holds: (one: Judged) => boolean): Metric {
  return { metric, n: judged.length, value: ratio(judged.filter(holds).length, judged.length) }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a.map(fold))
  return set.size === new Set(b).size && b.every((name) => set.has(fold(name)))
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : round(part / whole)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
