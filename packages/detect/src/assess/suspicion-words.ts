import { foldNormalised, restoreTones, spellOut } from '@chudong/vietnamese'
import type { Features } from './features.ts'
import type { Line, Reading } from './read.ts'
import { unmask } from './unmask.ts'

/** So many words and marks are the opening of a text: what a bulletin begins with, a chat does not. */
const OPENING = 25
const PIECE = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu
const LINK = /<URL>|https?:\S+|www\.\S+/gi

/**
 * Words and marks with their pairs (".bà con"), those of the opening ("<theo") and runs of up to three shapes ("^a Aa !" = small,
 * Capital, mark). Words are as they are meant: masks off, teencode spelt out, tones restored where there are none, every
 * number "0". Each counts 1 + ln(times), and those of a kind have together about length 1, however long the text is.
 */
export function wordSignsOf({ lines }: Pick<Reading, 'lines'>): Features {
  const words = lines.flatMap(meantIn)
  const shapes = lines.flatMap((line) => piecesOf(plainOf(line)).map(shapeOf))
  return new Map([
    ...weighed(runs('.', words, 2)),
    ...weighed(runs(':', words.map(foldNormalised), 2)),
    ...weighed(runs('<', words.slice(0, OPENING), 1)),
    ...weighed(runs('^', shapes, 3)),
  ])
}

/** Pairs of words as they are typed, folded, and whether both begin with a capital. */
export function pairsOf({ lines }: Pick<Reading, 'lines'>): { pair: string; capitals: boolean }[] {
  return lines.flatMap((line) => {
    const pieces = piecesOf(plainOf(line))
    return pieces.slice(1).map((piece, i) => {
      const pair = `${pieces[i]} ${piece}`
      return { pair: foldNormalised(pair), capitals: /^\p{Lu}\S* \p{Lu}/u.test(pair) }
    })
  })
}

function weighed(names: readonly string[]): [string, number][] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  const share = Math.max(1, times.size) ** -0.5
  return [...times].map(([name, n]) => [name, share * (1 + Math.log(n))])
}

/** All runs of one piece up to so many, under the mark of their kind. */
function runs(kind: string, pieces: readonly string[], longest: number): string[] {
  return pieces.flatMap((_, last) =>
    Array.from({ length: Math.min(longest, last + 1) }, (__, more) =>
      kind.concat(pieces.slice(last - more, last + 1).join(' ')),
    ),
  )
}

function plainOf({ plain }: Line): string {
  return unmask(plain).replace(LINK, ' URL ')
}

function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? []
}

function meantIn(line: Line): string[] {
  const pieces = piecesOf(spellOut(plainOf(line).toLowerCase()))
  return (line.tones === 'restored' ? withTones(pieces) : pieces).map((piece) =>
    /^\p{N}/u.test(piece) ? '0' : piece,
  )
}

function withTones(pieces: readonly string[]): string[] {
  const isWord = (piece: string) => /^[\p{L}\p{N}]/u.test(piece)
  const restored = restoreTones(pieces.filter(isWord).map(foldNormalised))
  let next = 0
  return pieces.map((piece) => (isWord(piece) ? (restored[next++] ?? piece) : piece))
}

function shapeOf(piece: string): string {
  if (/^\p{N}/u.test(piece)) return '0'
  if (!/^\p{L}/u.test(piece)) return piece
  if (/^\p{Lu}{2,}$/u.test(piece)) return 'A'
  return /^\p{Lu}/u.test(piece) ? 'Aa' : 'a'
}
