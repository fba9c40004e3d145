import type { ClaimRating } from '@chudong/domain'
import { fold, hasTones } from '@chudong/vietnamese'
import table from './rating-words.json' with { type: 'json' }

const GROUPS = table.groups.map(({ rating, words }) => ({
  rating: rating as ClaimRating,
  toned: words.map((word) => ` ${bare(word)} `),
  folded: words.filter(staysClear).map((word) => ` ${fold(bare(word))} `),
}))

/** Without tones a short word can be another one: "giả" is then the "gia" of "chuyên gia". */
function staysClear(word: string): boolean {
  return fold(word) === word || word.includes(' ')
}

/** What an authority's own words say of a claim: "Tin giả" is false, "Nửa đúng nửa sai" misleading; null when they do not tell. */
export function ratingOfWords(verdict: string): ClaimRating | null {
  const words = hasTones(verdict) ? 'toned' : 'folded'
  const said = ` ${words === 'toned' ? bare(verdict) : fold(bare(verdict))} `
  return GROUPS.find((group) => group[words].some((word) => said.includes(word)))?.rating ?? null
}

function bare(text: string): string {
  return text
    .slice(0, 300)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
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
