import type { Features } from './features.ts'

/** Weights of one yes-or-no judgement: readable feature names, so that a judgement can be explained. */
export interface Linear {
  bias: number
  weights: Record<string, number>
}

export interface Example {
  features: Features
  yes: boolean
  /** How much this example counts; 1 when not given. */
  weight?: number
}

export interface TrainOptions {
  epochs?: number
  rate?: number
  /** Strength of the pull to zero (L2), per example. */
  decay?: number
  /** Where weights start and are pulled back to: what the rules say before any example. */
  prior?: Linear
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

/** Log-odds of a text under every model of a panel: each feature present counts 1/√(number of features). */
export function margins(panel: Panel, features: Features): number[] {
  const width = panel.biases.length
  const sums = new Float64Array(width)
  for (const name of features.keys()) {
    const column = panel.columns.get(name)
    if (!column) continue
    for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + (column[i] as number)
  }
  const share = 1 / Math.sqrt(Math.max(1, features.size))
  return panel.biases.map((bias, i) => bias + (sums[i] as number) * share)
}

/** Logistic function: log-odds → probability 0..1. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/**
 * Logistic regression by AdaGrad with L2 decay. The order of examples is a fixed shuffle, so the same examples
 * give the same weights.
 */
export function train(examples: readonly Example[], options: TrainOptions = {}): Linear {
  const { epochs = 25, rate = 0.15, decay = 0.0005, prior = NO_PRIOR } = options
  const weights = new Map(Object.entries(prior.weights))
  const squares = new Map<string, number>()
  let bias = prior.bias
  let biasSquare = 1
  for (let step = 0; step < epochs * examples.length; step++) {
    const example = examples[(step * STRIDE) % examples.length]
    if (!example) break
    let sum = bias
    for (const [name, value] of example.features) sum += (weights.get(name) ?? 0) * value
    const error = (sigmoid(sum) - (example.yes ? 1 : 0)) * (example.weight ?? 1)
    biasSquare += error * error
    bias -= (rate * error) / Math.sqrt(biasSquare)
    for (const [name, value] of example.features) {
      const old = weights.get(name) ?? 0
      const gradient = error * value + decay * (old - (prior.weights[name] ?? 0))
      const square = (squares.get(name) ?? 1) + gradient * gradient
      squares.set(name, square)
      weights.set(name, old - (rate * gradient) / Math.sqrt(square))
    }
  }
  return { bias: round(bias), weights: Object.fromEntries([...weights].map(([k, w]) => [k, round(w)])) }
}

/** Leaves out weights too small to matter, of single words sooner than of rules: the file stays small. */
export function prune(model: Linear): Linear {
  const kept = Object.entries(model.weights).filter(
    ([name, weight]) => Math.abs(weight) >= (name.startsWith('.') ? 0.1 : 0.04),
  )
  return { bias: model.bias, weights: Object.fromEntries(kept) }
}

const NO_PRIOR: Linear = { bias: 0, weights: {} }
/** A prime larger than any training set here: walking by it visits every example once an epoch. */
const STRIDE = 7919

function round(x: number): number {
  return Math.round(x * 1000) / 1000
}
