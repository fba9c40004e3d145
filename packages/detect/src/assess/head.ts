import { bayes, priorOf } from './bayes.ts'
import { fit, type Target } from './fit.ts'
import { type Linear, shareOf } from './linear.ts'
import type { Table } from './table.ts'

/** How much the fit trusts the rows (1) and naive Bayes before them (0.5): best by writer among those tried. */
const COST = 1
const BAYES = 0.5
/** Smaller weights move no judgement. Weights that look small do add up: leaving out those under 0.5 loses a tenth. */
const WORTH = 0.1

/**
 * Trains one yes-or-no judgement: logistic regression on which features are present, rarer ones larger, pulled to what
 * naive Bayes says of each. Features in fewer than `seen` rows are left out. Its odds are bias + Σ weights of the features present × `shareOf` their number.
 */
export function learnHead(table: Table, target: Target, seen = 2): Linear {
  const { shares, rarity } = sharesOf(table, seen)
  const says = bayes(table, target)
  const start = says.map((x, column) => (BAYES * x) / (rarity[column] || 1))
  const found = fit(shares, target, { cost: COST, prior: priorOf(shares, start, 1) })
  const weights: Record<string, number> = {}
  for (const [column, name] of table.names.entries()) {
    const weight = round((found.weights[name] ?? 0) * (rarity[column] ?? 0))
    if (Math.abs(weight) >= WORTH && (rarity[column] ?? 0) > 0) weights[name] = weight
  }
  return { bias: found.bias, weights }
}

/** The table with every cell as rarity × the row's share; rarity 0 leaves a feature out. */
function sharesOf(table: Table, least: number): { shares: Table; rarity: Float64Array } {
  const rows = table.starts.length - 1
  const seen = new Float64Array(table.names.length)
  for (const column of table.columns) seen[column] = (seen[column] ?? 0) + 1
  const rarity = seen.map((times) => (times < least ? 0 : Math.log((1 + rows) / (1 + times)) + 1))
  const values = new Float64Array(table.values.length)
  for (let row = 0; row < rows; row++) {
    const from = table.starts[row] ?? 0
    const to = table.starts[row + 1] ?? 0
    for (let cell = from; cell < to; cell++)
      values[cell] = (rarity[table.columns[cell] ?? 0] ?? 0) * shareOf(to - from)
  }
  return { shares: { ...table, values }, rarity }
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
