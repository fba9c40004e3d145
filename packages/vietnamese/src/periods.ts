import { fold } from './fold.ts'

/** Time from `from` (included) to `to` (not included). */
export interface Period {
  from: Date
  to: Date
}

/** A day of the calendar with its month from 0; values past the end of a month run into the next, as in `Date`. */
type Day = readonly [year: number, month: number, day: number]
type Days = readonly [from: Day, to: Day]

const DAY = 86_400_000
/** Vietnam keeps +07:00 all year. */
const OFFSET = 7 * 3_600_000

/**
 * The days that a whole text names, at +07:00: "20/11/2026", "2026-11-20", "20-11", "ngày 20 tháng 11", "11/2026",
 * "tháng 11", "2026", "hôm qua", "tuần này" (from Monday), "tháng trước", "7 ngày qua" (today included). A day or month
 * without a year is the latest one that has begun. Null when the text is anything else, or more than that.
 */
export function parseVietnamesePeriod(text: string, now: Date): Period | null {
  const plain = fold(text.slice(0, 60)).replace(/_/g, ' ').replace(/\s+/g, ' ').trim()
  const today = dayOf(now)
  const days = written(plain, today) ?? spoken(plain.replace(/(?<=[a-z])-(?=[a-z])/g, ' '), today)
  return days && { from: momentOf(days[0]), to: momentOf(days[1]) }
}

const FULL = /^(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:(?:[/.-]| nam )(\d{4}|\d{2}))?$/
const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
const MONTH = /^(?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4})$/
const BARE_MONTH = /^thang (\d{1,2})$/
const YEAR = /^(?:nam )?(\d{4})$/

function written(text: string, today: Day): Days | null {
  const iso = ISO.exec(text)
  if (iso) return oneOf(Number(iso[1]), Number(iso[2]), iso[3])
  const month = MONTH.exec(text)
  if (month) return oneOf(Number(month[2]), Number(month[1]))
  const full = FULL.exec(text)
  if (full) return oneOf(yearOf(full[3], Number(full[2]), Number(full[1]), today), Number(full[2]), full[1])
  const bare = BARE_MONTH.exec(text)
  if (bare) return oneOf(yearOf(undefined, Number(bare[1]), 1, today), Number(bare[1]))
  const year = Number(YEAR.exec(text)?.[1] ?? 0)
  return inCalendar(year) ? between([year, 0, 1], [year + 1, 0, 1]) : null
}

/** One day, or one month when no day is given; null when no calendar has it. */
function oneOf(year: number, month: number, day?: string): Days | null {
  if (!inCalendar(year) || month < 1 || month > 12) return null
  if (day === undefined) return between([year, month - 1, 1], [year, month, 1])
  const number = Number(day)
  if (number < 1 || number > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return between([year, month - 1, number], [year, month - 1, number + 1])
}

function inCalendar(year: number): boolean {
  return year >= 1990 && year <= 2100
}

function yearOf(given: string | undefined, month: number, day: number, [year, ...rest]: Day): number {
  if (given !== undefined) return given.length === 2 ? 2000 + Number(given) : Number(given)
  const begun = month - 1 < rest[0] || (month - 1 === rest[0] && day <= rest[1])
  return begun ? year : year - 1
}

/** What is said of today, without its year and month. */
function spoken(text: string, [year, month, day]: Day): Days | null {
  const past = /^(\d{1,3}) ngay (?:qua|gan day|truoc)$/.exec(text)
  if (past) return between([year, month, day + 1 - Number(past[1])], [year, month, day + 1])
  const monday = day - ((new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7)
  const back = (count: number) => between([year, month, day - count], [year, month, day - count + 1])
  const week = (first: number) => between([year, month, first], [year, month, first + 7])
  const months = (from: number, count: number) => between([year, from, 1], [year, from + count, 1])
  const said: Record<string, () => Days> = {
    'hom nay': () => back(0),
    'hom qua': () => back(1),
    'hom kia': () => back(2),
    'tuan nay': () => week(monday),
    'tuan truoc': () => week(monday - 7),
    'tuan qua': () => week(monday - 7),
    'thang nay': () => months(month, 1),
    'thang truoc': () => months(month - 1, 1),
    'thang qua': () => months(month - 1, 1),
    'quy nay': () => months(month - (month % 3), 3),
    'quy truoc': () => months(month - (month % 3) - 3, 3),
    'nam nay': () => months(0, 12),
    'nam ngoai': () => months(-12, 12),
    'nam truoc': () => months(-12, 12),
  }
  return Object.hasOwn(said, text) ? (said[text]?.() ?? null) : null
}

function between(from: Day, to: Day): Days {
  return [from, to]
}

function dayOf(moment: Date): Day {
  const local = new Date(moment.getTime() + OFFSET)
  return [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
}

function momentOf([year, month, day]: Day): Date {
  return new Date(Date.UTC(year, month, 1) + (day - 1) * DAY - OFFSET)
}
