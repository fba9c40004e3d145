/** What a day's count is expected to be: mean, overdispersion (variance over mean, ≥ 1), and how many days speak for it. */
export interface Expectation {
  /** Mean of the day `ahead` days after the last baseline day (1 = the next). */
  mean(day: number): number
  dispersion: number
  /** Relative variance of the mean itself. */
  uncertainty: number
}

/** Days that the baseline reaches back, and the days whose weight is half of the newest's. */
const REACH = 84
const HALF_LIFE = 14
/** Weeks of history from which weekdays are told apart, and how strongly their factors are drawn to 1 (in cases). */
const WEEKS = 3
const WEEKDAY_PRIOR = 8
/** The quietest level assumed, in cases a day: silence is never certain. */
const LEAST_LEVEL = 0.08

/**
 * Expectation from the days before `end` (exclusive). `kept` are the counts with outbreaks already cut down to what was
 * expected, so that one outbreak does not hide the next.
 */
export function expectation(kept: readonly number[], end: number): Expectation {
  const start = Math.max(0, end - REACH)
  const factors = weekdayFactors(kept, start, end)
  let [all, sum, squares] = [0, 0, 0]
  for (let day = start; day < end; day++) {
    const weight = 0.5 ** ((end - 1 - day) / HALF_LIFE)
    all += weight
    squares += weight ** 2
    sum += (weight * (kept[day] ?? 0)) / (factors[day % 7] ?? 1)
  }
  const days = all ** 2 / squares
  const level = Math.max(LEAST_LEVEL, sum / all + LEAST_LEVEL / days)
  const mean = (day: number) => level * (factors[day % 7] ?? 1)
  const dispersion = dispersionOf(kept, start, end, mean)
  return { mean, dispersion, uncertainty: dispersion / (level * days) }
}

function weekdayFactors(kept: readonly number[], start: number, end: number): number[] {
  if (end - start < WEEKS * 7) return Array.from({ length: 7 }, () => 1)
  const first = end - Math.floor((end - start) / 7) * 7
  const sums = Array.from({ length: 7 }, () => 0)
  for (let day = first; day < end; day++) sums[day % 7] = (sums[day % 7] ?? 0) + (kept[day] ?? 0)
  const mean = sums.reduce((a, b) => a + b, 0) / 7
  return sums.map((sum) => (sum + WEEKDAY_PRIOR) / (mean + WEEKDAY_PRIOR))
}

/** Pearson's estimate, drawn to a modest overdispersion while the days are few. */
function dispersionOf(
  kept: readonly number[],
  start: number,
  end: number,
  mean: (day: number) => number,
): number {
  const [prior, priorDays] = [1.5, 6]
  let sum = prior * priorDays
  for (let day = start; day < end; day++) sum += ((kept[day] ?? 0) - mean(day)) ** 2 / mean(day)
  return Math.max(1.05, sum / (end - start + priorDays))
}
