import { BEGINNING, NONE, sameNumber, type ToneCounts, toneCounts } from './tone-counts.ts'

/** A way to write a syllable behind another, how likely the best writing up to it is beside the others, and what stands before it there. */
interface Way {
  word: number
  /** Of the word before and this one. */
  pair: number
  odds: number
  before: Way | null
}

/** What is so much less likely than the best is not gone on with. */
const LEAST_ODDS = 1e-4
const BEGIN: Way = { word: BEGINNING, pair: NONE, odds: 1, before: null }

/**
 * The likeliest writing with tones of folded tokens, one for one ("ngo doc thuc pham" → "ngộ độc thực phẩm"): the best
 * path over triples of syllables, counted in the project's own texts. Unknown tokens stay. Linear in their number. One of
 * those texts, from which a model learns, is read `asIfNew`: what it alone has counts as never seen.
 */
export function restoreTones(folded: readonly string[], { asIfNew = false } = {}): string[] {
  if (folded.length === 0) return []
  const counts = toneCounts(asIfNew ? 1 : 0)
  const path = likeliestPath(
    folded.map((token) => counts.waysOf(sameNumber(token))),
    counts,
  )
  return folded.map((token, i) => {
    const word = path[i] ?? NONE
    return word === NONE || sameNumber(token) !== token ? token : (counts.spellings[word] as string)
  })
}

/** How many times likelier than it is elsewhere a word is in this text. */
export type Favour = (word: number) => number

/** The numbers of the likeliest words, one of each of the lists (Viterbi); `NONE` for an empty list. */
export function likeliestPath(
  ways: readonly (readonly number[])[],
  counts: ToneCounts,
  favour?: Favour,
): number[] {
  let paths: readonly Way[][] = [[BEGIN]]
  for (const words of ways)
    paths = step(paths, words.length === 0 ? UNKNOWN : words, counts, words.length > 1 ? favour : undefined)
  let way: Way | null = paths.flat().reduce((a, b) => (a.odds >= b.odds ? a : b))
  const found: number[] = []
  for (; way?.before; way = way.before) found.push(way.word)
  return found.reverse()
}

const UNKNOWN = [NONE]

/**
 * The best path to each way behind each of the words before it, by way; `paths` are by their last word. The likeliest counts 1,
 * so that long sentences do not come to nothing.
 */
function step(
  paths: readonly Way[][],
  ways: readonly number[],
  counts: ToneCounts,
  favour?: Favour,
): Way[][] {
  let most = 0
  const reached = ways.map((word) =>
    paths.map((alike): Way => {
      const way = best(alike, word, counts)
      if (favour) way.odds *= favour(word)
      if (way.odds > most) most = way.odds
      return way
    }),
  )
  const kept = reached.map((alike) => alike.filter(({ odds }) => odds >= most * LEAST_ODDS))
  for (const alike of kept) for (const way of alike) way.odds /= most
  return kept.filter(({ length }) => length > 0)
}

/** The best path to a word behind paths that end with one and the same. */
function best(alike: readonly Way[], word: number, counts: ToneCounts): Way {
  const last = (alike[0] as Way).word
  const pair = counts.pairOf(last, word)
  const single = counts.chanceBehind(last, word, pair)
  const way: Way = { word, pair, odds: -1, before: null }
  for (const before of alike) {
    const odds = before.odds * counts.chanceBehindPair(before.pair, word, single)
    if (odds > way.odds) {
      way.odds = odds
      way.before = before
    }
  }
  return way
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
