import type { Features } from './features.ts'

/** Weights of one yes-or-no judgement: readable feature names, so that a judgement can be explained. */
export interface Linear {
  bias: number
  weights: Record<string, number>
}

/** Log-odds of a text under a linear model. */
export function margin(model: Linear, features: Features): number {
  let sum = model.bias
  for (const [name, value] of features) sum += (model.weights[name] ?? 0) * value
  return sum
}

/** Several linear models side by side, so that a text's features are looked up once for all of them. */
export interface Panel {
  biases: readonly number[]
  /** Row of a feature in `weights`. */
  rows: ReadonlyMap<string, number>
  /** One row a feature, one column a model. */
  weights: Float32Array
}

/** Puts models side by side, in the order given. */
export function panelOf(models: readonly Linear[]): Panel {
  const names = [...new Set(models.flatMap((model) => Object.keys(model.weights)))]
  const rows = new Map(names.map((name, row) => [name, row]))
  const weights = new Float32Array(names.length * models.length)
  for (const [column, model] of models.entries())
    for (const [name, weight] of Object.entries(model.weights))
      weights[(rows.get(name) ?? 0) * models.length + column] = weight
  return { biases: models.map((model) => model.bias), rows, weights }
}

/** Log-odds of a text under every model of a panel: each feature present counts by `shareOf` their number. */
export function margins(panel: Panel, features: Features): number[] {
  const rows = Array.from(features.keys(), (name) => panel.rows.get(name)).filter((row) => row !== undefined)
  return marginsOfRows(panel, rows, features.size)
}

/** As `margins`, of so many features of which the panel knows these rows, and under the models from one column up to another. */
export function marginsOfRows(
  { biases, weights }: Panel,
  rows: readonly number[],
  features: number,
  from = 0,
  to = biases.length,
): number[] {
  const sums = new Float64Array(to - from)
  for (let at = 0; at < rows.length; at++) {
    const first = (rows[at] as number) * biases.length + from
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (weights[first + i] as number)
  }
  const share = shareOf(features)
  return Array.from(sums, (sum, i) => (biases[from + i] as number) + sum * share)
}

/** What one of so many features counts: long texts show more of everything, though not in proportion. */
export function shareOf(features: number): number {
  return Math.max(1, features) ** -0.35
}

/** Logistic function: log-odds → probability 0..1. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
