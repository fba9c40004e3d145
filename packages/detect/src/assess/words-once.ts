import { isWord } from './features.ts'
import { PairTable } from './pair-table.ts'
import type { Line } from './read.ts'

const MOST = 4096
const seen = new PairTable(MOST)

/**
 * Calls `say` once for every different folded word (number, 0) and pair of neighbours of a text, and gives how many there are:
 * what `wordFeatures` gives by name. A word that no list has gets a number below 0.
 */
export function eachWordOnce(lines: readonly Line[], say: (first: number, second: number) => void): number {
  const strangers = new Map<string, number>()
  seen.clear()
  const tell = (first: number, second: number) => {
    if (seen.set(first, second, 0)) say(first, second)
  }
  for (const { folded, foldedNumbers } of lines) {
    let before = 0
    for (let i = 0; i < folded.length; i++) {
      const word = folded[i] as string
      const number = isWord(word) ? foldedNumbers[i] || strangerNumber(strangers, word) : 0
      if (number !== 0) tell(number, 0)
      if (number !== 0 && before !== 0) tell(before, number)
      before = number
    }
  }
  return seen.size
}

function strangerNumber(strangers: Map<string, number>, word: string): number {
  const known = strangers.get(word)
  if (known !== undefined) return known
  const number = -1 - strangers.size
  strangers.set(word, number)
  return number
}
