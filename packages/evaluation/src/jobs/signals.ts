import { detectSignals, ears, healthCalendar } from '@chudong/detect'
import { z } from 'zod'
import type { Figure, Job, Measured } from '../job.ts'
import { ratio } from '../scores.ts'
import { simulateCounts } from '../simulate-counts.ts'

export const CountSeries = z.object({
  series: z.coerce.string(),
  start: z.string(),
  counts: z.array(z.number().nonnegative()),
  outbreaks: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export type CountSeries = z.infer<typeof CountSeries>

/** An outbreak's echo: alarms in the week after its end are neither right nor false. */
const ECHO = 7
/** Days in which no detector speaks, as it has no history yet. */
const WARM_UP = 14

/** Q11: outbreaks found by what pages, false alarms a day, delay; beside EARS C1, C2, C3 and the t-based one on the same series. */
export const signalsJob: Job<CountSeries> = {
  name: 'signals',
  title: 'Outbreak signals on counts',
  shape: '{series, start, counts: [one a day], outbreaks: [[first day, last day], …]}',
  row: CountSeries,
  measure: (rows) => measureSignals(rows),
  board: () => [
    {
      job: 'signals',
      data: 'simulated counts',
      split: 'seed 2, not the seed of tuning',
      measure: () => {
        const measured = measureSignals(simulateCounts(2, 200))
        return { ...measured, figures: measured.figures.map(withTarget) }
      },
    },
  ],
}

const TARGETS: Record<string, number> = {
  'pages: sensitivity': 0.98,
  'pages: false a day': 0.005,
  'pages: median delay': 2,
}

function withTarget(figure: Figure): Figure {
  const target = TARGETS[figure.metric]
  return target === undefined ? figure : { ...figure, target }
}

export function measureSignals(rows: readonly CountSeries[]): Measured {
  const ours = rows.map(({ counts, start, series }) =>
    detectSignals(counts, { start, series, calendar: healthCalendar }),
  )
  const detectors: [string, boolean[][]][] = [
    ['pages', ours.map((days) => days.map(({ page }) => page))],
    ['signals', ours.map((days) => days.map(({ signal }) => signal))],
    ...Object.entries(ears).map(([name, detect]): [string, boolean[][]] => [
      name,
      rows.map(({ counts }) => detect(counts)),
    ]),
  ]
  return {
    figures: detectors.flatMap(([name, alarms]) => figuresOf(name, rows, alarms)),
    confusions: [],
    failures: [],
  }
}

function figuresOf(name: string, rows: readonly CountSeries[], alarms: readonly boolean[][]): Figure[] {
  const delays = rows.flatMap(({ outbreaks }, i) => outbreaks.map((span) => delayOf(span, alarms[i] ?? [])))
  const found = delays.filter((delay) => delay !== null).sort((a, b) => a - b)
  const quiet = rows.map(({ counts, outbreaks }) => quietDays(counts.length, outbreaks))
  const falseAlarms = quiet.flatMap((days, i) => days.filter((day) => alarms[i]?.[day])).length
  const days = quiet.flat().length
  return [
    { metric: `${name}: sensitivity`, n: delays.length, value: ratio(found.length, delays.length) },
    { metric: `${name}: false a day`, n: days, value: ratio(falseAlarms, days), better: 'less' },
    {
      metric: `${name}: median delay`,
      n: found.length,
      value: found[Math.floor(found.length / 2)] ?? 0,
      better: 'less',
    },
  ]
}

/** Days from the outbreak's first day to the first alarm in it; null when there is none. */
function delayOf([first, last]: readonly [number, number], alarms: readonly boolean[]): number | null {
  for (let day = first; day <= last; day++) if (alarms[day]) return day - first
  return null
}

function quietDays(length: number, outbreaks: readonly (readonly [number, number])[]): number[] {
  return Array.from({ length }, (_, day) => day).filter(
    (day) => day >= WARM_UP && !outbreaks.some(([first, last]) => day >= first && day <= last + ECHO),
  )
}
