import type { Compiled } from './compiled.ts'
import { isWord } from './features.ts'
import { PairTable } from './pair-table.ts'
import type { Line } from './read.ts'

/** Different pairs of most texts; longer ones make the table grow. */
const USUAL = 400
const seenPairs = new PairTable(USUAL)
const UNKNOWN = -1
/** For each number of a word the last text that had it. */
let seenIn: Uint32Array = new Uint32Array(0)
let texts = 0

/**
 * Adds the row of every different folded word and pair of neighbours of a text that a model knows, and gives how many different
 * ones there are, known or not: what `withWords` gives by name. A word that no list has gets a number below 0.
 */
export function addWords({ words, pairs }: Compiled, lines: readonly Line[], rows: number[]): number {
  const strangers = new Map<string, number>()
  seenPairs.clear()
  begin(words.length)
  let different = 0
  for (const { folded, foldedNumbers } of lines) {
    let before = 0
    for (let i = 0; i < folded.length; i++) {
      const word = folded[i] as string
      const number = isWord(word) ? foldedNumbers[i] || strangerNumber(strangers, word) : 0
      if (number > 0 && isNew(number)) {
        different++
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
  return different + strangers.size + seenPairs.size
}

/** Begins a text. */
function begin(numbers: number): void {
  if (numbers > seenIn.length || texts === 0xffffffff) {
    seenIn = new Uint32Array(numbers)
    texts = 0
  }
  texts++
}

/** Whether the text has not had the word yet. */
function isNew(number: number): boolean {
  if (number >= seenIn.length) seenIn = grown(seenIn, 2 * number)
  if (seenIn[number] === texts) return false
  seenIn[number] = texts
  return true
}

function grown(list: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size)
  larger.set(list)
  return larger
}

function strangerNumber(strangers: Map<string, number>, word: string): number {
  const known = strangers.get(word)
  if (known !== undefined) return known
  const number = -1 - strangers.size
  strangers.set(word, number)
  return number
}
