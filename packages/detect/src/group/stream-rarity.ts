import { OWN_COUNTS, type Rarity, rarityAmong } from './rarity.ts'

/** How many texts of the project, and articles of a stream so far, have a term. */
interface Counted {
  own: number
  seen: number
}

/** Rarity as a stream has shown it so far: counts the terms of each new article first. */
export function streamRarity(): (terms: readonly string[]) => Rarity {
  const counts = new Map<string, Counted>()
  let articles = 0
  return (terms) => {
    articles++
    for (const term of terms) {
      const counted = counts.get(term)
      if (counted) counted.seen++
      else counts.set(term, { own: ownCount(term), seen: 1 })
    }
    const rarity = rarityAmong(articles)
    return (term) => {
      const counted = counts.get(term)
      return counted ? rarity(counted.own, counted.seen) : rarity(ownCount(term), 0)
    }
  }
}

function ownCount(term: string): number {
  return OWN_COUNTS.get(term) ?? 0
}
