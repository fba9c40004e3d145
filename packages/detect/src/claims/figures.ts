import { pairId, type Word, wordId } from './words.ts'

/**
 * The figures of a text under the words around them, as ids: twice per run of numbers ("ngày 12/3/2020"), the place
 * (the words on both sides; the two words before) and behind it what is said there.
 */
export function figuresOf(words: readonly Word[]): Int32Array {
  const found: number[] = []
  const id = (at: number) => words[at]?.id ?? 0
  for (let first = 0; first < words.length; first++) {
    if (!hasDigit(words[first])) continue
    let next = first + 1
    while (hasDigit(words[next])) next++
    const said = wordId(words.slice(first, next).map(number).join(' '))
    found.push(pairId(id(first - 1), id(next)), said)
    found.push(pairId(pairId(id(first - 2), id(first - 1)), BEFORE), said)
    first = next
  }
  return found.length === 0 ? NONE : Int32Array.from(found)
}

const NONE = new Int32Array()
/** Keeps what stands before a figure apart from what stands around it. */
const BEFORE = 7

function hasDigit(word: Word | undefined): boolean {
  return word !== undefined && /\d/.test(word.word)
}

/** "03" and "3" are one number. */
function number({ word }: Word): string {
  return word.replace(/^0+(?=\d)/, '')
}

/** One or two figures that differ are little. */
const LITTLE = 2

/**
 * How far two texts say other figures in the same places, 0..1: notices of one office and programmes of one paper share
 * their wording and differ in days and counts.
 */
export function otherFigures(first: Int32Array, second: Int32Array): number {
  if (first.length === 0 || second.length === 0) return 0
  const places = new Set<number>()
  const told = new Set<number>()
  eachFigure(second, (place, said) => {
    places.add(place)
    told.add(pairId(place, said))
  })
  let [same, other] = [0, 0]
  eachFigure(first, (place, said) => {
    if (told.has(pairId(place, said))) same++
    else if (places.has(place)) other++
  })
  return other / (same + other + LITTLE)
}

function eachFigure(figures: Int32Array, take: (place: number, said: number) => void): void {
  for (let i = 0; i + 1 < figures.length; i += 2) take(figures[i] ?? 0, figures[i + 1] ?? 0)
}
