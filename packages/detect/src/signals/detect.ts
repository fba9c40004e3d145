import { type Calendar, isExpectedDay } from './calendar.ts'
import { expectation } from './expectation.ts'
import { upperTail } from './tail.ts'

export interface SignalOptions {
  /** Date of the first count, ISO; with `series` it says which calendar days explain a rise. */
  start?: string | undefined
  /** What is counted ("sốt xuất huyết Đồng Nai"): matched with the topics of the health calendar. */
  series?: string | undefined
  calendar?: Calendar | undefined
}

/** One day of a series. `p` is the chance of so much or more without an outbreak, over all windows looked at. */
export interface DayJudgement {
  p: number
  expected: number
  signal: boolean
  page: boolean
}

/** Baseline days before anything is said; the days just before the day itself are left out of its baseline. */
const LEAST_HISTORY = 10
const GUARD = 2
const WINDOWS = [1, 2, 3, 5, 7]
/** Windows overlap, so they are fewer tests than they are many. */
const TESTS = 3
const SIGNAL = 0.01
const PAGE = 0.002
/** Fewer than this many more than expected are nobody's night. */
const LEAST_EXCESS = 3
/** A calendar day explains a rise to so many times the expected. */
const CALENDAR_LIFT = 4
/** An outbreak already told is told again when its days hold so many times more. */
const AGAIN = 2.5

/**
 * Judges daily counts, each day from itself and the days before: a negative binomial scan of the last 1–7 days against a
 * recency-weighted weekday baseline with a two-day guard. `signal` = stands out; `page` = stands out so far that it may
 * ask for a person (never by itself an incident), said once per rise and again when it has more than doubled.
 */
export function detectSignals(counts: readonly number[], options: SignalOptions = {}): DayJudgement[] {
  const kept: number[] = []
  let told: { day: number; size: number } | null = null
  return counts.map((count, day) => {
    const judged = judgeDay(counts, kept, day, lift(options, day))
    kept.push(Math.min(count, judged.cap))
    const recent = told !== null && day - told.day <= 7
    const news = !recent || judged.size > AGAIN * (told?.size ?? 0)
    const page = judged.p < PAGE && judged.excess >= LEAST_EXCESS && news
    const signal = judged.p < SIGNAL && judged.excess >= 1
    if (page) told = { day, size: judged.size }
    else if (recent && judged.p < PAGE && told) told = { ...told, day }
    return { p: judged.p, expected: judged.expected, signal: signal || page, page }
  })
}

interface Scan {
  p: number
  expected: number
  /** Most that the day adds to later baselines. */
  cap: number
  /** Largest excess over the windows, and the count of the window that stands out most. */
  excess: number
  size: number
}

const SILENT: Scan = { p: 1, expected: 0, cap: Number.POSITIVE_INFINITY, excess: 0, size: 0 }

function judgeDay(counts: readonly number[], kept: readonly number[], day: number, lifted: number): Scan {
  const end = day - GUARD
  if (end < LEAST_HISTORY) return SILENT
  const { mean, dispersion, uncertainty } = expectation(kept, end)
  const expected = mean(day) * lifted
  const best: Scan = { ...SILENT, expected, cap: capOf(expected, dispersion, uncertainty) }
  let [seen, wanted] = [0, 0]
  for (let back = 0; back < 7; back++) {
    seen += counts[day - back] ?? 0
    wanted += mean(day - back) * lifted
    if (!WINDOWS.includes(back + 1)) continue
    const p = Math.min(1, TESTS * upperTail(seen, wanted, dispersion * wanted + uncertainty * wanted ** 2))
    if (p < best.p) Object.assign(best, { p, size: seen, excess: seen - wanted })
  }
  return (counts[day] ?? 0) > expected ? best : { ...best, p: Math.max(best.p, SIGNAL / 2) }
}

/** Two and a half standard deviations above the expected: what is more was an outbreak's. */
function capOf(expected: number, dispersion: number, uncertainty: number): number {
  return expected + 2.5 * Math.sqrt(dispersion * expected + uncertainty * expected ** 2) + 1
}

function lift({ start, series, calendar }: SignalOptions, day: number): number {
  if (start === undefined || calendar === undefined) return 1
  const date = new Date(new Date(start).getTime() + day * 86_400_000)
  if (Number.isNaN(date.getTime())) return 1
  return isExpectedDay(calendar, date, series ?? '') ? CALENDAR_LIFT : 1
}
