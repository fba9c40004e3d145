/** The desk's rating and the authority's words behind it; once where both say the same. */
export function verdictOf(rating: string, words: string): string {
  return words === '' || words.toLowerCase() === rating.toLowerCase() ? rating : `${rating} · ${words}`
}
