import table from '../../data/term-counts.json' with { type: 'json' }
import type { Terms } from './terms.ts'

/** How rare one of some terms is, by its place: 0 in every text … 1 in none. */
export type Rarity = (terms: Terms, place: number) => number

/** In how many of the project's own texts a folded word or pair of words stands. */
export const OWN_COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries(table.counts as Record<string, number>),
)
/** Syllables in more than this share of texts carry no topic ("của", "người"); a pair of two such is left out too. */
const COMMON_SHARE = 0.06
const SMOOTH = 100
const OWN_WEIGHT = 0.5
/**
 * An article of the stream counts less than it is: what a great event repeats must not become common by it. On the older half of
 * the news-cluster set every share from 0.2 to 0.4 does equally well.
 */
const SEEN_WEIGHT = 0.3

/**
 * Rarity by how many of the project's own texts have a term (inverse document frequency, scaled to 0..1), with those of
 * a stream on top.
 */
export function rarityAmong(texts: number): (own: number, seen: number) => number {
  const all = texts * SEEN_WEIGHT + SMOOTH + table.texts * OWN_WEIGHT
  const most = Math.log(all / (SMOOTH * 0.01))
  return (own, seen) =>
    Math.max(0, Math.log(all / (seen * SEEN_WEIGHT + own * OWN_WEIGHT + SMOOTH * 0.01)) / most)
}

const ofOwn = rarityAmong(0)
/** Rarity, by the project's own texts, of what none of them has. */
export const UNSEEN = ofOwn(0, 0)
const own = new Map([...OWN_COUNTS].map(([term, texts]) => [term, ofOwn(texts, 0)]))

/** Rarity by the project's own texts alone. */
export function ownRarity(term: string): number {
  return own.get(term) ?? UNSEEN
}

/** True for a folded word that carries no topic. */
export function isCommon(word: string): boolean {
  return (OWN_COUNTS.get(word) ?? 0) > table.texts * COMMON_SHARE && !/\d/.test(word)
}
