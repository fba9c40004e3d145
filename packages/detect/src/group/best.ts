/** The best of what was offered, at most a given number, best first; of two that rank alike the one offered first stands first. */
export interface Best {
  items: Int32Array
  ranks: Float64Array
  kept: number
}

/** Nothing offered yet. */
export function bestOf(most: number): Best {
  return { items: new Int32Array(most), ranks: new Float64Array(most), kept: 0 }
}

/** Keeps an item if it is among the best so far. */
export function offer(best: Best, item: number, rank: number): void {
  const { items, ranks, kept } = best
  if (kept === ranks.length && rank <= (ranks[kept - 1] as number)) return
  let at = kept < ranks.length ? best.kept++ : kept - 1
  for (; at > 0 && (ranks[at - 1] as number) < rank; at--) {
    ranks[at] = ranks[at - 1] as number
    items[at] = items[at - 1] as number
  }
  ranks[at] = rank
  items[at] = item
}

/** What is kept, best first. */
export function itemsOf({ items, kept }: Best): Int32Array {
  return items.subarray(0, kept)
}
