import { readFileSync } from 'node:fs'

interface Counted {
  /** How often a folded syllable is written in each way. */
  syllables: Record<string, Record<string, number>>
  /** How often two syllables follow each other. */
  pairs: Record<string, number>
}

/** A way to write a syllable, how likely the best writing up to it is beside the others, and what stands before it there. */
interface Way {
  toned: string
  seen: number
  odds: number
  before: Way | null
}

/** So many sightings of a syllable weigh as much as what is known of the next one alone. */
const DOUBT = 60
/** A syllable nobody has written yet counts as half seen. */
const UNSEEN = 0.5

interface Table {
  /** Ways to write a folded syllable, with how often each was seen. */
  ways: Map<string, [string, number][]>
  /** How often a syllable was followed by which others. */
  pairs: Map<string, Map<string, number>>
  written: ReadonlySet<string>
  total: number
}

let table: Table | null = null

/** Read when the first tone-less text comes. */
function counts(): Table {
  if (table) return table
  const file = new URL('../data/tones.json', import.meta.url)
  const { syllables, pairs } = JSON.parse(readFileSync(file, 'utf8')) as Counted
  const ways = new Map(Object.entries(syllables).map(([folded, found]) => [folded, Object.entries(found)]))
  const total = [...ways.values()].flat().reduce((sum, [, seen]) => sum + seen, 0)
  const written = new Set([...ways].flatMap(([folded, found]) => [folded, ...found.map(([toned]) => toned)]))
  table = { ways, pairs: followers(pairs), written, total }
  return table
}

function followers(pairs: Counted['pairs']): Table['pairs'] {
  const found: Table['pairs'] = new Map()
  for (const [pair, times] of Object.entries(pairs)) {
    const [first = '', second = ''] = pair.split(' ')
    const after = found.get(first)
    if (after) after.set(second, times)
    else found.set(first, new Map([[second, times]]))
  }
  return found
}

/**
 * The likeliest writing with tones of folded tokens, one for one ("ngo doc thuc pham" → "ngộ độc thực phẩm"): the best
 * path over pairs of syllables (Viterbi), counted in the project's own texts. Unknown tokens stay. Linear in their number.
 */
export function restoreTones(folded: readonly string[]): string[] {
  let paths: Way[] = []
  for (const token of folded) paths = step(paths, token)
  let best: Way | null = paths.reduce<Way | null>((a, b) => (a && a.odds >= b.odds ? a : b), null)
  const restored: string[] = []
  for (; best; best = best.before) restored.push(best.toned)
  restored.reverse()
  return folded.map((token, i) => (sameNumber(token) === token ? (restored[i] ?? token) : token))
}

/** Whether a phrase of such words may stand in restored tokens from `at` on: one restored tone in nine is wrong, so half must agree. */
export function mayStandAt(words: readonly string[], restored: readonly string[], at: number): boolean {
  let same = 0
  for (let i = 0; i < words.length; i++) if (words[i] === restored[at + i]) same++
  return 2 * same >= words.length
}

/** Before a noun one number is like another: "7 ban" is "7 bạn" as "15 ban" is. */
export function sameNumber(token: string): string {
  return /\d/.test(token) ? '0' : token
}

/**
 * How likely each way is after each that may stand before it: (pair + doubt × share alone) ÷ (before + doubt). The likeliest
 * counts 1, so that long sentences do not come to nothing.
 */
function step(paths: readonly Way[], token: string): Way[] {
  const { ways, pairs, total } = counts()
  const found = ways.get(sameNumber(token)) ?? [[token, UNSEEN] as [string, number]]
  const sides = paths.map((before) => ({
    before,
    share: before.odds / (before.seen + DOUBT),
    after: pairs.get(before.toned),
  }))
  const reached = found.map(([toned, seen]): Way => {
    const alone = seen / total
    if (sides.length === 0) return { toned, seen, odds: alone, before: null }
    let best: Way = { toned, seen, odds: -1, before: null }
    for (const { before, share, after } of sides) {
      const odds = share * ((after?.get(toned) ?? 0) + DOUBT * alone)
      if (odds > best.odds) best = { toned, seen, odds, before }
    }
    return best
  })
  const likeliest = reached.reduce((most, { odds }) => Math.max(most, odds), 0)
  for (const way of reached) way.odds /= likeliest
  return reached
}

/** True for a syllable, toned or folded, that the project's own texts have. */
export function isWritten(word: string): boolean {
  return counts().written.has(word)
}
