import type { Compiled } from './compiled.ts'
import { isWord } from './features.ts'
import { PairTable } from './pair-table.ts'
import type { Line } from './read.ts'

/** Different pairs of most texts; longer ones make the table grow. */
const USUAL = 400
const seenPairs = new PairTable(USUAL)
const seenWords = new Set<number>()
const UNKNOWN = -1

/**
 * Adds the row of every different folded word and pair of neighbours of a text that a model knows, and gives how many different
 * ones there are, known or not: what `withWords` gives by name. A word that no list has gets a number below 0.
 */
export function addWords({ words, pairs }: Compiled, lines: readonly Line[], rows: number[]): number {
  const strangers = new Map<string, number>()
  seenPairs.clear()
  seenWords.clear()
  for (const { folded, foldedNumbers } of lines) {
    let before = 0
    for (let i = 0; i < folded.length; i++) {
      const word = folded[i] as string
      const number = isWord(word) ? foldedNumbers[i] || strangerNumber(strangers, word) : 0
      if (number !== 0 && !seenWords.has(number)) {
        seenWords.add(number)
        const row = words[number] ?? UNKNOWN
        if (row !== UNKNOWN) rows.push(row)
      }
      if (number !== 0 && before !== 0 && seenPairs.set(before, number, 0)) {
        const row = pairs.get(before, number)
        if (row !== UNKNOWN) rows.push(row)
      }
      before = number
    }
  }
  return seenWords.size + seenPairs.size
}

function strangerNumber(strangers: Map<string, number>, word: string): number {
  const known = strangers.get(word)
  if (known !== undefined) return known
  const number = -1 - strangers.size
  strangers.set(word, number)
  return number
}
