import type { Block } from './blocks.ts'

const MAX_WORDS = 30_000

/** The three-word runs of a text, for asking which blocks of a page it contains. */
export function wordRuns(text: string): Set<string> {
  const words = wordsOf(text).slice(0, MAX_WORDS)
  const runs = new Set<string>()
  for (let i = 0; i < words.length; i++) runs.add(words.slice(i, i + 3).join(' '))
  return runs
}

/** Share (0..1) of a block's three-word runs that are in `runs`; a block of fewer words counts as one run. */
export function shareIn(block: Block, runs: ReadonlySet<string>): number {
  const words = wordsOf(block.text)
  const last = Math.max(1, words.length - 2)
  let hits = 0
  for (let i = 0; i < last; i++) if (runs.has(words.slice(i, i + 3).join(' '))) hits += 1
  return hits / last
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
