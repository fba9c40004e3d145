/** A copy of a piece of a text to keep: a piece of 13 characters or more is a view that would keep the whole text in memory. */
export function detached(piece: string): string {
  return piece.length < 13 ? piece : [...piece].join('')
}
