import type { Target } from './fit.ts'
import type { Linear } from './linear.ts'
import type { Table } from './table.ts'

const SMOOTHING = 0.3

/**
 * What each feature alone says for "yes" (naive Bayes): log of its share among the features of yes rows over its share
 * among those of no rows, smoothed. Many weak signs add up, where regression on few rows would mistrust them all.
 */
export function bayes(table: Table, { yes, weights }: Target): Float64Array {
  const sides = [new Float64Array(table.names.length), new Float64Array(table.names.length)] as const
  for (const [row, answer] of yes.entries()) {
    const side = answer ? sides[0] : sides[1]
    for (let cell = table.starts[row] ?? 0; cell < (table.starts[row + 1] ?? 0); cell++) {
      const column = table.columns[cell] ?? 0
      side[column] = (side[column] ?? 0) + (weights?.[row] ?? 1)
    }
  }
  const [for_, against] = sides.map((side) => side.reduce((sum, x) => sum + x + SMOOTHING, 0)) as [
    number,
    number,
  ]
  return sides[0].map((x, column) =>
    Math.log((x + SMOOTHING) / for_ / (((sides[1][column] ?? 0) + SMOOTHING) / against)),
  )
}

/** Weights that a fit starts from and is pulled back to, by name. */
export function priorOf(table: Table, says: Float64Array, share: number): Linear {
  return {
    bias: 0,
    weights: Object.fromEntries(table.names.map((name, column) => [name, share * (says[column] ?? 0)])),
  }
}
