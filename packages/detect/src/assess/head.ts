import { bayes, priorOf } from './bayes.ts'
import { fit, type Target } from './fit.ts'
import { type Linear, shareOf } from './linear.ts'
import type { Table } from './table.ts'

/** How much the fit trusts the rows (1) and naive Bayes before them (0.5): best by writer among those tried. */
const COST = 1
const BAYES = 0.5
/** What a word weighs beside a rule or a concept before anything is learned: it says what a writer likes, not what happened. */
const WORD = 0.75
/** Smaller weights move no judgement. Weights that look small do add up: leaving out those under 0.5 loses a tenth. */
const WORTH = 0.1

/**
 * Trains one yes-or-no judgement: logistic regression on which features are present, rarer ones larger, pulled to what
 * naive Bayes says of each. Features in fewer than `seen` rows are left out. Its odds are bias + Σ weights of the features present × `shareOf` their number.
 */
export function learnHead(table: Table, target: Target, seen = 2): Linear {
  const { shares, kept, rarity } = sharesOf(table, seen)
  const says = bayes(table, target)
  const start = Float64Array.from(kept, (column) => (BAYES * (says[column] ?? 0)) / (rarity[column] ?? 1))
  const found = fit(shares, target, { cost: COST, prior: priorOf(shares, start, 1) })
  const weights: Record<string, number> = {}
  for (const [at, name] of shares.names.entries()) {
    const weight = round((found.weights[name] ?? 0) * (rarity[kept[at] ?? 0] ?? 0))
    if (Math.abs(weight) >= WORTH) weights[name] = weight
  }
  return { bias: found.bias, weights }
}

/**
 * The features seen often enough, every cell as rarity × the share of its row (of all its features, the rare ones too); `kept`
 * are their columns in the whole table, `rarity` goes by those.
 */
function sharesOf(table: Table, least: number): { shares: Table; kept: number[]; rarity: Float64Array } {
  const rows = table.starts.length - 1
  const seen = new Float64Array(table.names.length)
  for (const column of table.columns) seen[column] = (seen[column] ?? 0) + 1
  const rarity = seen.map((times, column) => {
    if (times < least) return 0
    const own = Math.log((1 + rows) / (1 + times)) + 1
    return isWord(table.names[column] ?? '') ? WORD * own : own
  })
  const kept = [...seen.keys()].filter((column) => (rarity[column] ?? 0) > 0)
  return { shares: narrowed(table, kept, rarity), kept, rarity }
}

/** Words and pairs of them are features whose names begin with a dot (`withWords`). */
function isWord(name: string): boolean {
  return name.startsWith('.')
}

/** The table of some columns alone, their cells as `weights` × the share of the row. */
function narrowed(table: Table, kept: readonly number[], weights: Float64Array): Table {
  const place = new Int32Array(table.names.length).fill(-1)
  for (const [at, column] of kept.entries()) place[column] = at
  const starts = new Int32Array(table.starts.length)
  const columns = new Int32Array(table.columns.length)
  const values = new Float64Array(table.columns.length)
  let cells = 0
  for (let row = 0; row + 1 < starts.length; row++) {
    const [from, to] = [table.starts[row] ?? 0, table.starts[row + 1] ?? 0]
    const share = shareOf(to - from)
    for (const column of table.columns.subarray(from, to)) {
      const at = place[column] ?? -1
      if (at < 0) continue
      columns[cells] = at
      values[cells++] = (weights[column] ?? 0) * share
    }
    starts[row + 1] = cells
  }
  const names = kept.map((column) => table.names[column] ?? '')
  return { names, starts, columns: columns.slice(0, cells), values: values.slice(0, cells) }
}

function round(x: number): number {
  return Math.round(x * 100) / 100
}
