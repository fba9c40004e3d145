import { fold, spansOf } from '@chudong/vietnamese'
import { heaviestTerms } from '../group/terms.ts'

/** Fewer are not found back in a rumour's other wordings, more find everything. */
const MOST = 8
/** Two syllables are never longer. */
const LONGEST = 24

/** Pairs of folded syllables that say most of what a claim is about ("vo sinh", "nu sinh"), heaviest first, at most eight. */
export function tellingWords(claim: string): string[] {
  return heaviestTerms([], spansOf(fold(claim)))
    .filter((term) => term.includes(' ') && term.length <= LONGEST)
    .slice(0, MOST)
}
