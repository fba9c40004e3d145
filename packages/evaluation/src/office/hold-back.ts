import { groupStream, type LabelledRow, reprintsOf, speaksOf } from '@chudong/detect'
import type { TrainingText } from './label.ts'

/** The newest quarter of the labels is measured on; chance would put texts of one hand and one week on both sides. */
const HELD_BACK = 0.25

/** Labels split for one training. */
export interface Split {
  /** The newest quarter: measured on, never trained on. */
  held: TrainingText[]
  training: TrainingText[]
  base: LabelledRow[][]
  /** Older labels that say nothing of incident or not. */
  silent: number
  /** Rows left out because they tell what a held-back one tells. */
  near: { labels: number; base: number }
}

/**
 * Splits an office's labels by time of publication (a row without a time is old). Left out of training is what is of one
 * event with a held-back text, by its label or as grouping finds it, and what reprints one, whenever it was published.
 */
export function holdBack(labels: readonly TrainingText[], base: readonly (readonly LabelledRow[])[]): Split {
  const latest = [...new Map(labels.map((row) => [row.id, row])).values()]
  const telling = latest.filter((row) => speaksOf(row, 'incident'))
  const ordered = telling.toSorted((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1))
  const sure = ordered.filter(({ unsure }) => !unsure)
  const held = sure.slice(0, Math.round(HELD_BACK * sure.length))
  const isHeld = new Set(held)
  const older = ordered.filter((row) => !isHeld.has(row))
  const repeats = reprintsOf(held)
  const isOfHeldEvent = eventsOf(ordered, held)
  const training = older.filter((row) => !isOfHeldEvent(row) && !repeats(row))
  const kept = base.map((rows) => rows.filter((row) => !repeats(row)))
  const near = { labels: older.length - training.length, base: base.flat().length - kept.flat().length }
  return { held, training, base: kept, silent: latest.length - telling.length, near }
}

/** Which rows are of one event with a held-back row: by their labels, or because grouping, fed in order of time, puts them together. */
function eventsOf(newestFirst: readonly TrainingText[], held: readonly TrainingText[]) {
  const place = groupStream()
  const groups = new Map(
    newestFirst.toReversed().map((row) => {
      const { id, title, text } = row
      const published_at = new Date(timeOf(row)).toISOString()
      return [row, place({ id, title: title ?? undefined, text, published_at }).event]
    }),
  )
  const labelled = new Set(held.map(({ event }) => event))
  const grouped = new Set(held.map((row) => groups.get(row)))
  return (row: TrainingText) =>
    (row.event !== undefined && labelled.has(row.event)) || isIn(grouped, groups.get(row))
}

function isIn(groups: ReadonlySet<string | null | undefined>, group: string | null | undefined): boolean {
  return typeof group === 'string' && groups.has(group)
}

function timeOf({ published_at }: TrainingText): number {
  const time = published_at ? Date.parse(published_at) : Number.NaN
  return Number.isNaN(time) ? 0 : time
}
