import { groupStream, type LabelledRow, speaksOf } from '@chudong/detect'
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
 * Splits an office's labels by time of publication (a row without a time is old). What is of one event with a held-back
 * text, or what grouping would put to it whenever it was published, is trained on by neither side.
 */
export function holdBack(labels: readonly TrainingText[], base: readonly (readonly LabelledRow[])[]): Split {
  const latest = [...new Map(labels.map((row) => [row.id, row])).values()]
  const telling = latest.filter((row) => speaksOf(row, 'incident'))
  const ordered = telling.toSorted((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1))
  const sure = ordered.filter(({ unsure }) => !unsure)
  const held = sure.slice(0, Math.round(HELD_BACK * sure.length))
  const isHeld = new Set(held)
  const older = ordered.filter((row) => !isHeld.has(row))
  const isNear = nearTo(held)
  const training = older.filter((row) => !isNear(row))
  const kept = base.map((rows) => rows.filter((row) => !isNear(row)))
  const near = { labels: older.length - training.length, base: base.flat().length - kept.flat().length }
  return { held, training, base: kept, silent: latest.length - telling.length, near }
}

/** Groups without dates, so that a text told again after months is still found. */
function nearTo(held: readonly TrainingText[]): (row: LabelledRow | TrainingText) => boolean {
  const place = groupStream()
  let number = 0
  const groupOf = ({ title, text }: LabelledRow) =>
    place({ id: String(number++), title: title ?? undefined, text, published_at: ONE_DAY }).event
  const events = new Set(held.flatMap(({ event }) => (event === undefined ? [] : [event])))
  const groups = new Set(held.map(groupOf))
  return (row) => {
    const group = groupOf(row)
    return (
      ('event' in row && row.event !== undefined && events.has(row.event)) ||
      (group !== null && groups.has(group))
    )
  }
}

const ONE_DAY = '2000-01-01T00:00:00Z'

function timeOf({ published_at }: TrainingText): number {
  const time = published_at ? Date.parse(published_at) : Number.NaN
  return Number.isNaN(time) ? 0 : time
}
