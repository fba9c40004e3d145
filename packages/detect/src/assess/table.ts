import type { Features } from './features.ts'

/** Features of many texts as one sparse table, so that several judgements are trained on it without reading names again. */
export interface Table {
  names: readonly string[]
  /** Row i holds the cells from starts[i] up to starts[i + 1]. */
  starts: Int32Array
  columns: Int32Array
  values: Float64Array
}

/** Lays features out row by row; names are numbered in order of appearance. */
export function tableOf(rows: readonly Features[]): Table {
  const numbers = new Map<string, number>()
  const starts = new Int32Array(rows.length + 1)
  const size = rows.reduce((sum, row) => sum + row.size, 0)
  const columns = new Int32Array(size)
  const values = new Float64Array(size)
  let cell = 0
  for (const [index, row] of rows.entries()) {
    for (const [name, value] of row) {
      let column = numbers.get(name)
      if (column === undefined) {
        column = numbers.size
        numbers.set(name, column)
      }
      columns[cell] = column
      values[cell++] = value
    }
    starts[index + 1] = cell
  }
  return { names: [...numbers.keys()], starts, columns, values }
}
