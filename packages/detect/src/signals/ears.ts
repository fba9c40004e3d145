import { studentQuantile } from './tail.ts'

/**
 * The Early Aberration Reporting System's detectors (Hutwagner et al. 2003) and the t-based re-weighted one of epitweetr.
 * Each takes daily counts and says for every day whether it stands out; a day sees only itself and the days before.
 */
export const ears = { c1, c2, c3, earsT }

const BASE = 7
/** C1 and C2 signal beyond this many standard deviations. */
const LIMIT = 3
/** A flat week has no deviation; half a case stands for it, so that the first case after silence is not infinite. */
const LEAST_DEVIATION = 0.5

/** C1: more than 3 standard deviations above the mean of the seven days before. */
function c1(counts: readonly number[]): boolean[] {
  return counts.map((_, day) => statistic(counts, day, 0) > LIMIT)
}

/** C2: as C1, with two days between the day and its seven baseline days. */
function c2(counts: readonly number[]): boolean[] {
  return counts.map((_, day) => statistic(counts, day, 2) > LIMIT)
}

/** C3: the last three days' C2 statistics, each less one, add up to more than 2; days past the C2 limit count no more than it. */
function c3(counts: readonly number[]): boolean[] {
  const statistics = counts.map((_, day) => statistic(counts, day, 2))
  return counts.map((_, day) => {
    const recent = statistics.slice(Math.max(0, day - 2), day + 1)
    return recent.reduce((sum, value) => sum + Math.max(0, Math.min(value, LIMIT) - 1), 0) > 2
  })
}

function statistic(counts: readonly number[], day: number, guard: number): number {
  const base = counts.slice(Math.max(0, day - guard - BASE), Math.max(0, day - guard))
  if (base.length < BASE) return 0
  const mean = base.reduce((sum, count) => sum + count, 0) / BASE
  const variance = base.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (BASE - 1)
  return ((counts[day] ?? 0) - mean) / Math.max(Math.sqrt(variance), LEAST_DEVIATION)
}

/** Baseline days that stand out themselves weigh less: beyond this standardised residual, by the square of the excess. */
const OUTLIER = 1.5
const ALPHA = 0.025

/** Upper bound of a t prediction interval (alpha .025) over the seven days before, outliers of the past weighing less. */
function earsT(counts: readonly number[]): boolean[] {
  const quantile = studentQuantile(ALPHA, BASE - 1)
  return counts.map((count, day) => {
    const base = counts.slice(Math.max(0, day - BASE), day)
    if (base.length < BASE) return false
    const { mean, deviation } = reweighted(base)
    return count > mean + quantile * Math.max(deviation, LEAST_DEVIATION) * Math.sqrt(1 + 1 / BASE)
  })
}

function reweighted(base: readonly number[]): { mean: number; deviation: number } {
  const plain = moments(
    base,
    base.map(() => 1),
  )
  const weights = base.map((count) => {
    const residual = (count - plain.mean) / Math.max(plain.deviation, 1e-9)
    return residual > OUTLIER ? residual ** -2 : 1
  })
  return moments(base, weights)
}

function moments(base: readonly number[], weights: readonly number[]): { mean: number; deviation: number } {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = base.reduce((sum, count, i) => sum + count * (weights[i] ?? 0), 0) / all
  const squares = base.reduce((sum, count, i) => sum + (weights[i] ?? 0) * (count - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / (base.length - 1)) }
}
