/** Keeps the best of what is offered, at most `size`, best first; of two that rank alike the one offered first stands first. */
export interface Best {
  offer(item: number, rank: number): void
  items(): Int32Array
}

/** Nothing offered yet. Ranks are above minus infinity. */
export function bestOf(size: number): Best {
  const ranks = new Float64Array(size)
  const items = new Int32Array(size)
  let kept = 0
  let least = Number.NEGATIVE_INFINITY
  return {
    offer(item, rank) {
      if (rank <= least) return
      let at = kept < size ? kept++ : size - 1
      for (; at > 0 && (ranks[at - 1] as number) < rank; at--) {
        ranks[at] = ranks[at - 1] as number
        items[at] = items[at - 1] as number
      }
      ranks[at] = rank
      items[at] = item
      if (kept === size) least = ranks[size - 1] as number
    },
    items: () => items.slice(0, kept),
  }
}
