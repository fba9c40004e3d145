import { foldedTokens } from '@chudong/vietnamese'
import data from '../../data/calendar.json' with { type: 'json' }

/** One row of the health communication calendar. Days are MM-DD; a window ends with `to`. */
export interface CalendarRow {
  row: number
  name: string
  from: string
  to: string
  /** Words of the series that the day is about, folded. */
  topics: readonly string[]
}
export type Calendar = readonly CalendarRow[]

/** The ministry's calendar of health communication days (QĐ 1886/QĐ-BYT 2023, annex 2; source in the file). */
export const healthCalendar: Calendar = data.rows

/** Says whether reports about the series are expected to rise around that day (UTC date), one day before to one day after. */
export function isExpectedDay(calendar: Calendar, date: Date, series: string): boolean {
  const name = ` ${foldedTokens(series).join(' ')} `
  return calendar.some((row) => concerns(row, name) && around(row, date))
}

function concerns(row: CalendarRow, name: string): boolean {
  return row.topics.some((topic) => name.includes(` ${topic} `))
}

/** Months of action colour every day a little; only days and weeks are sharp enough to explain a spike. */
function around({ from, to }: CalendarRow, date: Date): boolean {
  const year = date.getUTCFullYear()
  return [-1, 0, 1].some((offset) => {
    const first = Date.parse(`${year + offset}-${from}T00:00:00Z`)
    const last = Date.parse(`${year + offset}-${to}T00:00:00Z`)
    const long = last - first > 10 * DAY
    return !long && date.getTime() >= first - DAY && date.getTime() <= last + DAY
  })
}

const DAY = 86_400_000
