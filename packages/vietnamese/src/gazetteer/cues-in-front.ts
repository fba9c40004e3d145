import cues from '../../data/place-cues.json' with { type: 'json' }
import { fold } from '../fold.ts'
import { Trie, type TrieNode } from '../trie.ts'
import type { PlaceText } from './scan.ts'

/** What a phrase in front of a name says of it; several may hold. */
export const CUE = {
  where: 1,
  official: 2,
  motion: 4,
  home: 8,
  people: 16,
  other: 32,
  regions: 64,
  neighbours: 128,
  /** "ở", "tại". */
  at: 256,
} as const

const LONGEST = 6

/** Toned phrases, each also folded ("bác" is not found in "bắc", but it is in "bac"), read from their last word to the first. */
const backwards = new Trie<{ cues: number }>()
for (const [cue, bit] of Object.entries(CUE))
  for (const phrase of cue === 'at' ? ['ở', 'tại'] : cues[cue as Exclude<keyof typeof CUE, 'at'>])
    for (const written of [phrase, fold(phrase)]) enter(written, bit)

function enter(phrase: string, bit: number): void {
  const node = backwards.nodeOf(phrase.split(' ').reverse())
  node.held = { cues: (node.held?.cues ?? 0) | bit }
}

/** The cues that end right in front of a word (`lead`), in its part of the sentence: bits of `CUE`. */
export function cuesInFront(source: PlaceText, lead: number): number {
  let found = 0
  let node: TrieNode<{ cues: number }> | undefined
  for (let i = lead - 1; i >= 0 && lead - i <= LONGEST && !breaksOff(source, i); i--) {
    const number = source.spans[i]?.word.number ?? 0
    node = node ? node.next.get(number) : backwards.begin(number)
    if (!node) break
    found |= node.held?.cues ?? 0
  }
  return found
}

/** A mark between a word and the next ends what can be said of a name, but for the full stop of "TP. Huế". */
function breaksOff({ text, spans }: PlaceText, index: number): boolean {
  const [from, to] = [spans[index]?.end ?? 0, spans[index + 1]?.start ?? 0]
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return false
  const gap = text.slice(from, to)
  return /[.!?\n:;,()]/.test(gap) && !/^\. ?$/.test(gap)
}
