import { fit } from './fit.ts'
import { sigmoid } from './linear.ts'

/** A margin that a model gave to a text it was not trained on, and the truth. */
export interface Blind {
  margin: number
  yes: boolean
}

/** Turns margins into probabilities: sigmoid(slope × margin + shift). */
export interface Calibration {
  slope: number
  shift: number
}

/** Platt's scaling on blind margins. */
export function calibrate(blind: readonly Blind[]): Calibration {
  const table = {
    names: ['margin'],
    starts: Int32Array.from({ length: blind.length + 1 }, (_, i) => i),
    columns: new Int32Array(blind.length),
    values: Float64Array.from(blind, ({ margin }) => margin),
  }
  const { bias, weights } = fit(table, { yes: blind.map(({ yes }) => yes) }, { cost: 1 })
  return { slope: weights.margin ?? 1, shift: bias }
}

export function probabilityOf(margin: number, { slope, shift }: Calibration): number {
  return sigmoid(slope * margin + shift)
}

/** Highest score that still finds this share of what is true, to two places. */
export function thresholdForRecall(
  scores: readonly { score: number; yes: boolean }[],
  recall: number,
): number {
  const real = scores.filter(({ yes }) => yes).map(({ score }) => score)
  const at = real.sort((a, b) => b - a)[Math.ceil(recall * real.length) - 1] ?? 0
  return Math.floor(at * 100) / 100
}

/** Lowest score from which on at least this share is true, to two places; 0.99 when there is none. */
export function thresholdForPrecision(
  scores: readonly { score: number; yes: boolean }[],
  precision: number,
): number {
  const order = [...scores].sort((a, b) => b.score - a.score)
  let right = 0
  let lowest = 0.99
  for (const [index, { score, yes }] of order.entries()) {
    if (yes) right++
    if (right >= precision * (index + 1)) lowest = score
  }
  return Math.ceil(lowest * 100) / 100
}

/**
 * Score at which F1 is best, to two places, where `share` of what is judged is true; the labelled rows may hold more of it
 * than life does, so what is false counts for as many rows as make up that share.
 */
export function thresholdForF1(scores: readonly { score: number; yes: boolean }[], share: number): number {
  const order = [...scores].sort((a, b) => b.score - a.score)
  const all = order.filter(({ yes }) => yes).length
  const weight = (all * (1 - share)) / (share * Math.max(1, order.length - all))
  let [right, wrong] = [0, 0]
  let best = { f1: 0, score: 0.5 }
  for (const { score, yes } of order) {
    if (yes) right++
    else wrong += weight
    const f1 = (2 * right) / (right + wrong + all)
    if (f1 > best.f1) best = { f1, score }
  }
  return Math.floor(best.score * 100) / 100
}
