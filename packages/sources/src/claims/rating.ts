import type { ClaimRating } from '@chudong/domain'
import { fold, foldedTokens, hasTones, tokens } from '@chudong/vietnamese'
import table from './rating-words.json' with { type: 'json' }

const MOST_CHARS = 300

const GROUPS = table.groups.map(({ rating, words }) => ({
  rating: rating as ClaimRating,
  toned: words.map((word) => phrase(tokens(word))),
  folded: words.filter(staysClear).map((word) => phrase(foldedTokens(word))),
}))

/** Without tones a short word can be another one: "giả" is then the "gia" of "chuyên gia". */
function staysClear(word: string): boolean {
  return fold(word) === word || word.includes(' ')
}

/** What an authority's own words say of a claim: "Tin giả" is false, "Nửa đúng nửa sai" misleading; null when they do not tell. */
export function ratingOfWords(verdict: string): ClaimRating | null {
  const beginning = verdict.slice(0, MOST_CHARS)
  const words = hasTones(verdict) ? 'toned' : 'folded'
  const said = phrase(words === 'toned' ? tokens(beginning) : foldedTokens(beginning))
  return GROUPS.find((group) => group[words].some((word) => said.includes(word)))?.rating ?? null
}

/** Between blanks, so that whole words are found. */
function phrase(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/**
 * What a number between worst and best says (schema.org/Rating; 1 and 5 when not given): the lowest fifth is false, the
 * highest true. Null when it is no number of that scale.
 */
export function ratingOfNumber(value: number, worst: number, best: number): ClaimRating | null {
  if (!(best > worst) || !(value >= worst && value <= best)) return null
  const share = (value - worst) / (best - worst)
  if (share <= 0.25) return 'false'
  return share >= 0.9 ? 'true' : 'misleading'
}
