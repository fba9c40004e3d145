import { readFileSync } from 'node:fs'
import type { LabelledItem } from './control.ts'

/** A checked claim as a register of our own shape gives it. */
export type RegisterRow = Record<string, unknown>

const file = new URL('../register/claims.json', import.meta.url)

/** The demo's register of checked claims; a row that names one of the week's items has its address and day. */
export function registerOf(items: readonly LabelledItem[]): RegisterRow[] {
  const rows: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(rows)) throw new Error('the demo register is not a list of claims')
  return rows.map(({ item: name, ...row }: RegisterRow) => {
    const item = items.find(({ itemId }) => itemId === name)
    return item ? { ...row, url: item.url, issued_at: item.publishedAt.toISOString() } : row
  })
}
