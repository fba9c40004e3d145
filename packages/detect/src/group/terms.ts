import { normalise, spansMeant, type TokenSpan } from '@chudong/vietnamese'
import { bestOf } from './best.ts'
import { pairOf, type Vocabulary, vocabulary, type Word } from './vocabulary.ts'

const MOST_TERMS = 120
const MOST_CHARS = 3_000
const LEAD_CHARS = 600
const TITLE_CHARS = 300

/** The words of a text in order, with where each stands. */
export interface Told {
  words: readonly Word[]
  spans: readonly TokenSpan[]
}

/** The words of a text, folded, with teencode spelt out: another spelling of a report is the same report. */
export function toldWords(text: string, known: Vocabulary): Told {
  const spans = spansMeant(normalise(text).toLowerCase())
  return { spans, words: spans.map((span) => known.wordOf(span.token)) }
}

/** The words of a title. */
export function titleWords(title: string, known: Vocabulary): Told {
  return toldWords(title.slice(0, TITLE_CHARS), known)
}

/**
 * At most 120 folded words and word pairs of an article that say most of what it is about, heaviest first:
 * "sot xuat", "ben tre", "h5n1". A word of the title counts twice, one of the lead once more: news says first
 * what it is about. Both are read with the given vocabulary.
 */
export function heaviestTerms(title: Told, text: Told, known: Vocabulary): string[] {
  const counted = tally()
  count(counted, title, () => 2)
  count(counted, text, (at) => (at < LEAD_CHARS ? 2 : at < MOST_CHARS ? 1 : 0))
  const best = bestOf(MOST_TERMS)
  for (let i = 0; i < counted.terms.length; i++) {
    const rarity = known.rarityOf(counted.terms[i] as number)
    best.offer(counted.terms[i] as number, Math.sqrt(counted.weights[i] as number) * rarity ** 2)
  }
  return Array.from(best.items(), known.textOf)
}

/** Folded title words that carry topic, in order, each once. */
export function titleTerms(title: string): string[] {
  const known = vocabulary()
  const counted = tally()
  count(counted, titleWords(title, known), () => 1)
  return counted.terms.map(known.textOf)
}

/** Terms in the order in which they first came, with their weights. */
interface Tally {
  terms: number[]
  weights: number[]
  places: Map<number, number>
}

function tally(): Tally {
  return { terms: [], weights: [], places: new Map() }
}

/** Adds words and pairs of neighbours with the weight of their position; 0 ends the count. */
function count(counted: Tally, { words, spans }: Told, weightAt: (at: number) => number): void {
  for (let i = 0; i < words.length; i++) {
    const [word, span] = [words[i] as Word, spans[i] as TokenSpan]
    const weight = weightAt(span.start)
    if (weight === 0) return
    if (!word.common) add(counted, word.id, weight)
    const [next, after] = [words[i + 1], spans[i + 1]]
    if (next && after && after.start - span.end <= 1 && !(word.common && next.common))
      add(counted, pairOf(word, next), weight)
  }
}

function add({ terms, weights, places }: Tally, term: number, weight: number): void {
  const place = places.get(term)
  if (place !== undefined) {
    weights[place] = (weights[place] as number) + weight
    return
  }
  places.set(term, terms.length)
  terms.push(term)
  weights.push(weight)
}
