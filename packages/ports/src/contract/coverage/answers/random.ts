/** The same numbers in every run (mulberry32). */
export interface Random {
  /** From 0 to below 1. */
  number(): number
  /** A whole number from 0 to below `most`. */
  below(most: number): number
  one<T>(of: readonly T[]): T
  /** True so many times of a hundred. */
  times(percent: number): boolean
}

/** Numbers of a seed. */
export function randomOf(start: number): Random {
  let seed = start
  const number = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(number() * most)
  return {
    number,
    below,
    one: (of) => {
      const found = of[below(of.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    times: (percent) => number() * 100 < percent,
  }
}
