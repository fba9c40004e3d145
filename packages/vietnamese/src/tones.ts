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
  odds: number
  before: Way | null
}

/** Taken off every pair that was seen, for those that were not (absolute discounting). */
const DISCOUNT = 0.8
/** A syllable that stood behind none counts as half a kind of pair. */
const UNSEEN = 0.5

/** What was seen behind one syllable. */
interface Followers {
  times: Map<string, number>
  /** All of it together. */
  sum: number
  /** What the discount leaves for syllables not seen there. */
  spare: number
}

interface Table {
  /** Ways to write a folded syllable, with the share of all kinds of pairs that each ends. */
  ways: Map<string, [string, number][]>
  followers: Map<string, Followers>
  written: ReadonlySet<string>
  /** The share of a syllable nobody has written yet. */
  unseen: number
}

let table: Table | null = null

/** Read when the first tone-less text comes. */
function counts(): Table {
  if (table) return table
  const file = new URL('../data/tones.json', import.meta.url)
  table = tableOf(JSON.parse(readFileSync(file, 'utf8')) as Counted)
  return table
}

function tableOf({ syllables, pairs }: Counted): Table {
  const followers = followersIn(pairs)
  const kinds = new Map<string, number>()
  for (const { times } of followers.values())
    for (const second of times.keys()) kinds.set(second, (kinds.get(second) ?? 0) + 1)
  const all = Object.keys(pairs).length
  const ways = new Map(
    Object.entries(syllables).map(([folded, found]) => [
      folded,
      Object.keys(found).map((toned): [string, number] => [toned, ((kinds.get(toned) ?? 0) + UNSEEN) / all]),
    ]),
  )
  const written = new Set([...ways].flatMap(([folded, found]) => [folded, ...found.map(([toned]) => toned)]))
  return { ways, followers, written, unseen: UNSEEN / all }
}

function followersIn(pairs: Counted['pairs']): Table['followers'] {
  const found: Table['followers'] = new Map()
  for (const [pair, seen] of Object.entries(pairs)) {
    const [first = '', second = ''] = pair.split(' ')
    const after = found.get(first) ?? { times: new Map<string, number>(), sum: 0, spare: 0 }
    found.set(first, after)
    after.times.set(second, seen)
    after.sum += seen
    after.spare += DISCOUNT
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

/**
 * Whether a phrase of such words may stand in restored tokens from `at` on: one restored tone in ten is wrong, so more than half
 * must agree, and both of two ("thị trường" is not "thị trưởng").
 */
export function mayStandAt(words: readonly string[], restored: readonly string[], at: number): boolean {
  let same = 0
  for (let i = 0; i < words.length; i++) if (words[i] === restored[at + i]) same++
  return 2 * same > words.length
}

/** Before a noun one number is like another: "7 ban" is "7 bạn" as "15 ban" is. */
export function sameNumber(token: string): string {
  return /\d/.test(token) ? '0' : token
}

/**
 * How likely each way is after each that may stand before it (Kneser and Ney's smoothing): the pair as often as it was seen
 * less a discount, and for what is new the share of kinds of pairs that the syllable ends, so that "liệu" of "dữ liệu" alone
 * counts little elsewhere. The likeliest counts 1, so that long sentences do not come to nothing.
 */
function step(paths: readonly Way[], token: string): Way[] {
  const { ways, followers, unseen } = counts()
  const found = ways.get(sameNumber(token)) ?? [[token, unseen] as [string, number]]
  const sides = paths.map((before) => ({ before, after: followers.get(before.toned) }))
  const reached = found.map(([toned, share]): Way => {
    let best: Way = { toned, odds: sides.length === 0 ? share : -1, before: null }
    for (const { before, after } of sides) {
      const odds = before.odds * chance(after, toned, share)
      if (odds > best.odds) best = { toned, odds, before }
    }
    return best
  })
  const likeliest = reached.reduce((most, { odds }) => Math.max(most, odds), 0)
  for (const way of reached) way.odds /= likeliest
  return reached
}

function chance(after: Followers | undefined, toned: string, share: number): number {
  if (!after) return share
  const seen = after.times.get(toned)
  return ((seen === undefined ? 0 : seen - DISCOUNT) + after.spare * share) / after.sum
}

/** True for a syllable, toned or folded, that the project's own texts have. */
export function isWritten(word: string): boolean {
  return counts().written.has(word)
}
