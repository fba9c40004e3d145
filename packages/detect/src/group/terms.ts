import { foldToken, normalise, spansMeant, type TokenSpan } from '@chudong/vietnamese'
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

/**
 * At most 120 folded words and word pairs of an article that say most of what it is about, heaviest first:
 * "sot xuat", "ben tre", "h5n1". A word of the title counts twice, one of the lead once more: news says first
 * what it is about. Takes token spans of the folded title and text.
 */
export function heaviestTerms(title: readonly TokenSpan[], text: readonly TokenSpan[]): string[] {
  const counts = new Map<string, number>()
  count(counts, title, () => 2)
  count(counts, text, (at) => (at < LEAD_CHARS ? 2 : at < MOST_CHARS ? 1 : 0))
  const weighed = [...counts].map(([term, n]) => ({ term, weight: Math.sqrt(n) * ownRarity(term) ** 2 }))
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TERMS)
    .map((one) => one.term)
}

/** Tokens of a text, folded, with teencode spelt out: another spelling of a report is the same report. */
export function foldedSpans(text: string): TokenSpan[] {
  return spansMeant(normalise(text).toLowerCase()).map((span) => ({ ...span, token: foldToken(span.token) }))
}

/** Folded title words that carry topic, in order, each once. */
export function titleTerms(title: string): string[] {
  const counts = new Map<string, number>()
  count(counts, foldedSpans(title.slice(0, 300)), () => 1)
  return [...counts.keys()]
}

/** Adds words and pairs of neighbours with the weight of their position; 0 ends the count. */
function count(
  counts: Map<string, number>,
  spans: readonly TokenSpan[],
  weightAt: (at: number) => number,
): void {
  for (let i = 0; i < spans.length; i++) {
    const here = spans[i]
    const weight = here ? weightAt(here.start) : 0
    if (!here || weight === 0) return
    const common = isCommon(here.token)
    if (!common) add(counts, here.token, weight)
    const next = spans[i + 1]
    if (next && next.start - here.end <= 1 && !(common && isCommon(next.token)))
      add(counts, `${here.token} ${next.token}`, weight)
  }
}

function add(counts: Map<string, number>, term: string, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

function isCommon(token: string): boolean {
  return (COUNTS.get(token) ?? 0) > table.texts * COMMON_SHARE && !/\d/.test(token)
}
