import type { DiffPart } from '@chudong/domain'

const KEEP_WORDS = 18
const FOLD_FROM = 60

/** A piece to show: changed or unchanged text, or the number of unchanged words that were left out. */
export type DiffPiece = DiffPart | { change: 'folded'; words: number; text: string }

/** Leaves out the middle of long unchanged stretches, so that a change in a long text is seen at once. */
export function foldSame(parts: DiffPart[]): DiffPiece[] {
  if (parts.every((one) => one.change === 'same')) return parts
  return parts.flatMap((part) => {
    const words = part.text.split(/(?<=\s)/u)
    if (part.change !== 'same' || words.length < FOLD_FROM) return [part]
    const start: DiffPart = { change: 'same', text: words.slice(0, KEEP_WORDS).join('') }
    const middle = words.slice(KEEP_WORDS, -KEEP_WORDS)
    const end: DiffPart = { change: 'same', text: words.slice(-KEEP_WORDS).join('') }
    return [start, { change: 'folded' as const, words: middle.length, text: middle.join('') }, end]
  })
}
