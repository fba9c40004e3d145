import { lowerCase, normalise, type WordSpan, wordSpansMeant } from '@chudong/vietnamese'
import type { Said } from '../assess/index.ts'
import { type Hashes, hashesOf } from '../hash.ts'
import { bestOf, itemsOf, offer } from './best.ts'
import { enter, type Numbering, numberingFor } from './numbering.ts'
import { isPair, pairOf, type Vocabulary, type Word } from './vocabulary.ts'

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
  /** The offset at which the text begins among those of the spans. */
  from: number
}

/** The words of a text, folded, with teencode spelt out: another spelling of a report is the same report. */
export function toldWords(text: string, known: Vocabulary): Told {
  const spans = wordSpansMeant(lowerCase(normalise(text)))
  return toldAs(spans, 0, known)
}

function toldAs(spans: readonly WordSpan[], from: number, known: Vocabulary): Told {
  return { spans, from, words: spans.map((span) => known.wordOf(span.word)) }
}

/** Title and text of an article whose words were read already; null where teencode is to be spelt out, or the title is long. */
export function toldTwice({ title, spans, from }: Said, known: Vocabulary): [title: Told, text: Told] | null {
  if (title.length > TITLE_CHARS || spans.some(({ word }) => word.meant !== null)) return null
  const first = spans.findIndex(({ start }) => start >= from)
  const size = first < 0 ? spans.length : first
  return [toldAs(spans.slice(0, size), 0, known), toldAs(spans.slice(size), from, known)]
}

/** The words of a title. */
export function titleWords(title: string, known: Vocabulary): Told {
  return toldWords(title.slice(0, TITLE_CHARS), known)
}

/** Terms as they are compared: by two hashes each, so that no text has to be put together for it. */
export interface Terms {
  size: number
  first: Int32Array
  second: Int32Array
  /** 1 for a pair of words. */
  pairs: Uint8Array
  textOf(place: number): string
}

/**
 * At most 120 folded words and word pairs of an article that say most of what it is about, heaviest first:
 * "sot xuat", "ben tre", "h5n1". A word of the title counts twice, one of the lead once more: news says first
 * what it is about. Both are read with the given vocabulary.
 */
export function heaviestTerms(title: Told, text: Told, known: Vocabulary): Terms {
  const counted = tallyFor(title.words.length + text.words.length)
  count(counted, title, () => 2)
  count(counted, text, (at) => (at < LEAD_CHARS ? 2 : at < MOST_CHARS ? 1 : 0))
  const best = bestOf(MOST_TERMS)
  for (let place = 0; place < counted.terms.size; place++) {
    const term = counted.terms.values[place] as number
    offer(best, term, Math.sqrt(counted.weights[place] as number) * known.rarityOf(term) ** 2)
  }
  return termsOf(itemsOf(best), known)
}

/** Terms of a title that carry topic, in order, each once. */
export function titleTerms(title: Told, known: Vocabulary): Terms {
  const counted = tallyFor(title.words.length)
  count(counted, title, () => 1)
  return termsOf(counted.terms.values.subarray(0, counted.terms.size), known)
}

/** The words of a title without tones. */
export function headlineOf({ words }: Told): string {
  return words.map(({ folded }) => folded).join(' ')
}

function termsOf(numbers: Int32Array, known: Vocabulary): Terms {
  const terms = roomFor(numbers.length, (place) => known.textOf(numbers[place] as number))
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number
    set(terms, i, known.hashesOf(number), isPair(number))
  }
  return terms
}

/** Terms that were kept as texts. */
export function keptTerms(texts: readonly string[]): Terms {
  const terms = roomFor(texts.length, (place) => texts[place] as string)
  for (const [i, text] of texts.entries()) set(terms, i, hashesOf(text), text.includes(' '))
  return terms
}

function roomFor(size: number, textOf: Terms['textOf']): Terms {
  return {
    size,
    first: new Int32Array(size),
    second: new Int32Array(size),
    pairs: new Uint8Array(size),
    textOf,
  }
}

function set({ first, second, pairs }: Terms, i: number, hashes: Hashes, pair: boolean): void {
  first[i] = hashes.first
  second[i] = hashes.second
  pairs[i] = pair ? 1 : 0
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
function count(counted: Tally, { words, spans, from }: Told, weightAt: (at: number) => number): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const span = spans[i] as WordSpan
    const weight = weightAt(span.start - from)
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
