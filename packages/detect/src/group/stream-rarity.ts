import { mix } from '../hash.ts'
import { OWN_COUNTS, type Rarity, rarityAmong } from './rarity.ts'
import type { Terms } from './terms.ts'

/** Of a term: its two hashes, the articles that had it, and how many of the project's own texts have it. */
const CELL = 4
const FIRST_ROOM = 4_096

interface Counts {
  cells: Int32Array
  terms: number
}

/**
 * Rarity as a stream has shown it so far: counts the terms of each new article first. A term is known by 64 bits of hashes,
 * which no two terms of a stream are likely to share: one place in memory is read for it, and no text is kept.
 */
export function streamRarity(): (terms: Terms) => Rarity {
  const counts: Counts = { cells: new Int32Array(CELL * FIRST_ROOM), terms: 0 }
  let articles = 0
  return (terms) => {
    articles++
    for (let i = 0; i < terms.size; i++) countOnce(counts, terms, i)
    const rarity = rarityAmong(articles)
    return (of, i) => {
      const { cells } = counts
      const at = cellOf(cells, of.first[i] as number, of.second[i] as number)
      const seen = cells[at + 2] as number
      return rarity(seen === 0 ? ownCount(of.textOf(i)) : (cells[at + 3] as number), seen)
    }
  }
}

function countOnce(counts: Counts, terms: Terms, i: number): void {
  const [first, second] = [terms.first[i] as number, terms.second[i] as number]
  const { cells } = counts
  const at = cellOf(cells, first, second)
  const seen = cells[at + 2] as number
  cells[at + 2] = seen + 1
  if (seen > 0) return
  cells[at] = first
  cells[at + 1] = second
  cells[at + 3] = ownCount(terms.textOf(i))
  if (2 * CELL * ++counts.terms > cells.length) counts.cells = larger(cells)
}

/** Where the cell of a term is, or the free one where it may begin. */
function cellOf(cells: Int32Array, first: number, second: number): number {
  const last = cells.length - 1
  for (let at = (mix(second) * CELL) & last; ; at = (at + CELL) & last)
    if (cells[at + 2] === 0 || (cells[at] === first && cells[at + 1] === second)) return at
}

function larger(cells: Int32Array): Int32Array {
  const grown = new Int32Array(2 * cells.length)
  for (let from = 0; from < cells.length; from += CELL) {
    if (cells[from + 2] === 0) continue
    const to = cellOf(grown, cells[from] as number, cells[from + 1] as number)
    for (let i = 0; i < CELL; i++) grown[to + i] = cells[from + i] as number
  }
  return grown
}

function ownCount(term: string): number {
  return OWN_COUNTS.get(term) ?? 0
}
