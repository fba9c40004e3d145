import { fold, spansOf } from '@chudong/vietnamese'
import { ownRarity } from '../group/rarity.ts'

/** Fewer are not found back in a rumour's other wordings, more find everything. */
const MOST = 10
/** Two syllables are never longer. */
const LONGEST = 24

/** Pairs of folded syllables that say most of what a claim is about ("vo sinh", "nu sinh"), rarest first, at most ten. */
export function tellingWords(claim: string): string[] {
  const words = spansOf(fold(claim)).map(({ token }) => token)
  const pairs = words.slice(1).map((word, i) => ({
    pair: `${words[i]} ${word}`,
    rarity: ownRarity(words[i] ?? '') + ownRarity(word),
  }))
  const telling = pairs
    .filter(({ pair }) => pair.length <= LONGEST && !/\d/.test(pair))
    .sort((a, b) => b.rarity - a.rarity)
  return [...new Set(telling.map(({ pair }) => pair))].slice(0, MOST)
}
