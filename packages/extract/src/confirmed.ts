import type { Block } from './blocks.ts'

const MAX_WORDS = 30_000

/** The three-word runs of a text, for asking which blocks of a page it contains. */
export function wordRuns(text: string): Set<string> {
  const words = wordsOf(text).slice(0, MAX_WORDS)
  const runs = new Set<string>()
  for (let i = 0; i < words.length; i++) runs.add(words.slice(i, i + 3).join(' '))
  return runs
}

/** The full three-word runs of a text in order; one shorter run for a text of fewer words. */
export function runsOf(text: string): string[] {
  const words = wordsOf(text)
  return Array.from({ length: Math.max(1, words.length - 2) }, (_, i) => words.slice(i, i + 3).join(' '))
}

/** Share (0..1) of a block's three-word runs that are in `runs`; a block of fewer words counts as one run. */
export function shareIn(block: Block, runs: ReadonlySet<string>): number {
  const own = runsOf(block.text)
  return own.filter((run) => runs.has(run)).length / own.length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
