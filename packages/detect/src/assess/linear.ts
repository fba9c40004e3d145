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
  columns: ReadonlyMap<string, Float64Array>
}

/** Puts models side by side, in the order given. */
export function panelOf(models: readonly Linear[]): Panel {
  const columns = new Map<string, Float64Array>()
  for (const [index, model] of models.entries())
    for (const [name, weight] of Object.entries(model.weights)) {
      const column = columns.get(name) ?? new Float64Array(models.length)
      column[index] = weight
      columns.set(name, column)
    }
  return { biases: models.map((model) => model.bias), columns }
}

/** Log-odds of a text under every model of a panel: each feature present counts by `shareOf` their number. */
export function margins(panel: Panel, features: Features): number[] {
  const width = panel.biases.length
  const sums = new Float64Array(width)
  for (const name of features.keys()) {
    const column = panel.columns.get(name)
    if (!column) continue
    for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + (column[i] as number)
  }
  const share = shareOf(features.size)
  return panel.biases.map((bias, i) => bias + (sums[i] as number) * share)
}

/** What one of so many features counts: long texts show more of everything, though not in proportion. */
export function shareOf(features: number): number {
  return Math.max(1, features) ** -0.35
}

/** Logistic function: log-odds → probability 0..1. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** Leaves out weights too small to matter, of single words sooner than of rules: the file stays small. */
export function prune(model: Linear): Linear {
  const kept = Object.entries(model.weights).filter(
    ([name, weight]) => Math.abs(weight) >= (name.startsWith('.') ? 0.1 : 0.04),
  )
  return { bias: model.bias, weights: Object.fromEntries(kept) }
}
