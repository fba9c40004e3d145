import { lowerCase, normalise, type WordSpan, wordSpansMeant } from '@chudong/vietnamese'
import { bestOf, itemsOf, offer } from './best.ts'
import { enter, type Numbering, numberingFor } from './numbering.ts'
import { pairOf, type Vocabulary, vocabulary, type Word } from './vocabulary.ts'

const MOST_TERMS = 120
const MOST_CHARS = 3_000
const LEAD_CHARS = 600
const TITLE_CHARS = 300
/** More than begin in so many characters. */
const MOST_WORDS = MOST_CHARS + TITLE_CHARS

/** The words of a text in order, with where each stands. */
export interface Told {
  words: readonly Word[]
  spans: readonly WordSpan[]
}

/** The words of a text, folded, with teencode spelt out: another spelling of a report is the same report. */
export function toldWords(text: string, known: Vocabulary): Told {
  const spans = wordSpansMeant(lowerCase(normalise(text)))
  return { spans, words: spans.map((span) => known.wordOf(span.word)) }
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
  const counted = tallyFor(title.words.length + text.words.length)
  count(counted, title, () => 2)
  count(counted, text, (at) => (at < LEAD_CHARS ? 2 : at < MOST_CHARS ? 1 : 0))
  const best = bestOf(MOST_TERMS)
  for (let place = 0; place < counted.terms.size; place++) {
    const term = counted.terms.values[place] as number
    offer(best, term, Math.sqrt(counted.weights[place] as number) * known.rarityOf(term) ** 2)
  }
  return Array.from(itemsOf(best), known.textOf)
}

/** Terms of a title that carry topic, in order, each once, and its words without tones. */
export function readTitle(title: string): { terms: string[]; headline: string } {
  const known = vocabulary()
  const told = titleWords(title, known)
  const counted = tallyFor(told.words.length)
  count(counted, told, () => 1)
  return {
    terms: Array.from(counted.terms.values.subarray(0, counted.terms.size), known.textOf),
    headline: told.words.map(({ folded }) => folded).join(' '),
  }
}

/** Terms in the order in which they first came, with their weights. */
interface Tally {
  terms: Numbering
  weights: Int32Array
}

/** Room for each word and each pair of so many. */
function tallyFor(words: number): Tally {
  const most = 2 * Math.min(words, MOST_WORDS)
  return { terms: numberingFor(most), weights: new Int32Array(most) }
}

/** Adds words and pairs of neighbours with the weight of their position; 0 ends the count. */
function count(counted: Tally, { words, spans }: Told, weightAt: (at: number) => number): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const span = spans[i] as WordSpan
    const weight = weightAt(span.start)
    if (weight === 0) return
    if (!word.common) add(counted, word.id, weight)
    const next = words[i + 1]
    if (next === undefined || (word.common && next.common)) continue
    if ((spans[i + 1] as WordSpan).start - span.end <= 1) add(counted, pairOf(word, next), weight)
  }
}

function add({ terms, weights }: Tally, term: number, weight: number): void {
  const place = enter(terms, term)
  weights[place] = (weights[place] as number) + weight
}
