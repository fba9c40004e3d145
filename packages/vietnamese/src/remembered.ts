import { detached } from './detached.ts'

/**
 * As `read`, whose answers for pieces of text of at most `longest` UTF-16 units are kept: the same pieces come again and again.
 * After `most` of them it begins anew, so that no stream of made-up words fills the memory.
 */
export function remembered<T>(
  read: (piece: string) => T,
  { most, longest }: { most: number; longest: number },
): (piece: string) => T {
  const known = new Map<string, T>()
  return (piece) => {
    if (piece.length > longest) return read(piece)
    const kept = known.get(piece)
    if (kept !== undefined) return kept
    if (known.size >= most) known.clear()
    const answer = read(piece)
    known.set(detached(piece), answer)
    return answer
  }
}
