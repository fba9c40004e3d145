import { foldNormalised, normalise, spansOf } from '@chudong/vietnamese'
import table from '../../data/term-counts.json' with { type: 'json' }

/** How rare a term is: 0 in every text … 1 in none. */
export type Rarity = (term: string) => number

const COUNTS = new Map<string, number>(Object.entries(table.counts as Record<string, number>))
const MOST_TERMS = 120
const MOST_CHARS = 3_000
const LEAD_CHARS = 600
/** Syllables in more than this share of texts carry no topic ("của", "người"); a pair of two such is left out too. */
const COMMON_SHARE = 0.06

/** Rarity by the project's own texts (inverse document frequency, scaled to 0..1), with counts of a stream on top. */
export function rarityWith(texts: number, countOf: (term: string) => number): Rarity {
  const all = texts + SMOOTH + table.texts * OWN_WEIGHT
  return (term) => {
    const seen = countOf(term) + (COUNTS.get(term) ?? 0) * OWN_WEIGHT + SMOOTH * 0.01
    return Math.max(0, Math.log(all / seen) / Math.log(all / (SMOOTH * 0.01)))
  }
}

const SMOOTH = 100
const OWN_WEIGHT = 0.5

/** Rarity by the project's own texts alone. */
export const ownRarity: Rarity = rarityWith(0, () => 0)

/** Title words counted twice, lead words once more: news says first what it is about. */
interface Piece {
  text: string
  weight: number
}

/**
 * At most 120 folded words and word pairs of an article that say most of what it is about, heaviest first:
 * "sot xuat", "ben tre", "h5n1".
 */
export function heaviestTerms(title: string, text: string): string[] {
  const counts = new Map<string, number>()
  const pieces: Piece[] = [
    { text: title, weight: 2 },
    { text: text.slice(0, LEAD_CHARS), weight: 1 },
    { text: text.slice(0, MOST_CHARS), weight: 1 },
  ]
  for (const piece of pieces) count(counts, piece)
  const weighed = [...counts].map(([term, n]) => ({ term, weight: Math.sqrt(n) * ownRarity(term) ** 2 }))
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TERMS)
    .map((one) => one.term)
}

/** Folded title words that carry topic, in order, each once. */
export function titleTerms(title: string): string[] {
  const counts = new Map<string, number>()
  count(counts, { text: title.slice(0, 300), weight: 1 })
  return [...counts.keys()]
}

function count(counts: Map<string, number>, piece: Piece): void {
  const spans = spansOf(foldNormalised(normalise(piece.text)))
  for (let i = 0; i < spans.length; i++) {
    const here = spans[i]
    const next = spans[i + 1]
    if (!here) continue
    if (!isCommon(here.token)) add(counts, here.token, piece.weight)
    if (next && next.start - here.end <= 1 && !(isCommon(here.token) && isCommon(next.token)))
      add(counts, `${here.token} ${next.token}`, piece.weight)
  }
}

function add(counts: Map<string, number>, term: string, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

function isCommon(token: string): boolean {
  return (COUNTS.get(token) ?? 0) > table.texts * COMMON_SHARE && !/\d/.test(token)
}
