import { mayStandAt, Trie } from '@chudong/vietnamese'
import type { Entry } from './lexicon.ts'

/** One phrase found in a sentence; token positions, end exclusive. */
export interface Hit {
  entry: Entry
  start: number
  end: number
}

/** A sentence in tokens: as written (or restored) and folded, and how strictly tones are to be compared. */
export interface TokenLine {
  toned: readonly string[]
  folded: readonly string[]
  /** What lists know the tokens by, as they stand in `toned` and in `folded`. */
  numbers: readonly number[]
  foldedNumbers: readonly number[]
  /** strict: tones must agree; loose: letters were masked ("ch*t"); restored: the sentence was written without. */
  tones: 'strict' | 'loose' | 'restored'
}

/**
 * Builds a finder of all phrases at all positions, by a trie of folded syllables; in a sentence written with tones
 * the tones must agree ("sởi" is not "sỏi"), where they were restored those of more than half of the syllables, elsewhere those of one-syllable phrases.
 */
export function scanner(entries: readonly Entry[]): (line: TokenLine) => Hit[] {
  const trie = new Trie<Entry[]>()
  for (const entry of entries) enter(trie, entry)
  return (line) => {
    const hits: Hit[] = []
    for (let start = 0; start < line.folded.length; start++) collect(trie, line, start, hits)
    return withoutPieces(hits)
  }
}

/** One syllable is often part of another word: "mỹ" in "mỹ phẩm", "bắt" in "bắt đầu". */
function withoutPieces(hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits.filter(({ entry }) => entry.concept !== 'plain')
  const covered: boolean[] = []
  for (const { start, end } of hits) if (end - start > 1) for (let i = start; i < end; i++) covered[i] = true
  return hits.filter((hit) => {
    const { entry, start, end } = hit
    if (entry.concept === 'plain' || (NEVER_PIECES.has(entry.concept) && isInside(hit, hits))) return false
    return end - start > 1 || KEPT.has(entry.concept) || !covered[start]
  })
}

function isInside({ start, end }: Hit, hits: readonly Hit[]): boolean {
  return hits.some((o) => o.start <= start && o.end >= end && o.end - o.start > end - start)
}

/** A place inside a longer name is not that place: "dịch tả lợn châu Phi" is not abroad. */
const NEVER_PIECES = new Set(['abroad', 'othertopic', 'crime', 'stats', 'policy', 'old'])
const KEPT = new Set(['medicine', 'food', 'care', 'staff', 'patient', 'fake', 'death'])

function enter(trie: Trie<Entry[]>, entry: Entry): void {
  if (entry.folded.length === 0) return
  const node = trie.nodeOf(entry.folded)
  node.held ??= []
  node.held.push(entry)
}

function collect(trie: Trie<Entry[]>, line: TokenLine, start: number, hits: Hit[]): void {
  const { foldedNumbers } = line
  let node = trie.begin(foldedNumbers[start] as number)
  for (let end = start + 1; node; end++) {
    if (node.held)
      for (const entry of node.held) if (agrees(entry, line, start)) hits.push({ entry, start, end })
    if (end >= foldedNumbers.length) return
    node = node.next.get(foldedNumbers[end] as number)
  }
}

function agrees(entry: Entry, { toned, tones }: TokenLine, start: number): boolean {
  const words = entry.toned
  if (words.length > 1 && tones === 'loose') return true
  if (words.length > 1 && tones === 'restored') return mayStandAt(words, toned, start)
  for (let i = 0; i < words.length; i++) if (words[i] !== toned[start + i]) return false
  return true
}
