import { isSyllable } from './spelling.ts'

const MOST_WORDS = 400
/** A heading of brands and names may hold few syllables; longer than this it shows its language. */
const FEWEST_LETTERS = 80

/**
 * True for folded words (see `foldedTokens`) of at least 80 letters that are of another language than Vietnamese: fewer than
 * half of the first 400 are spelled as syllables, tones apart. Own and real Vietnamese items lie at 0.69 and above,
 * newspapers in 30 other languages at 0.35 and below.
 */
export function isForeignText(foldedWords: readonly string[]): boolean {
  const words = foldedWords.slice(0, MOST_WORDS).filter((token) => /\p{L}/u.test(token))
  if (words.join('').length < FEWEST_LETTERS) return false
  return words.filter((word) => isSyllable(word)).length * 2 < words.length
}
