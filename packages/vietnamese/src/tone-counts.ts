import { readFileSync } from 'node:fs'
import { foldNormalised } from './fold.ts'

/** How often words stand behind one and behind two others, as `scripts/count-tones.ts` writes it down. */
interface Counted {
  /** By the first word, "" for the beginning of a sentence: `second:times third:times third|second …`; once is left out. */
  after: Record<string, string>
}

/** Taken off everything that was seen, for what was not (absolute discounting). */
const DISCOUNT = 0.8
/** A syllable that stood behind none counts as half a kind of pair. */
const UNSEEN = 0.5
/** The word that every sentence begins with. */
export const BEGINNING = 0
/** The number of a word or a pair that was never counted. */
export const NONE = -1

/** What stood behind something: a stretch of two lists in the order of the words, and all its times together. */
interface Stretch {
  words: Uint16Array
  times: Uint16Array
  /** Where the stretch of each begins; it ends where the next one does. */
  begins: Uint32Array
  sums: Uint32Array
}

/** Words, pairs and triples as they follow each other in the project's own texts. */
export class ToneCounts {
  readonly #numbers = new Map<string, number>()
  /** The spelling of each word. */
  readonly spellings: readonly string[]
  /** The numbers of the ways in which a folded syllable is written. */
  readonly #ways = new Map<string, number[]>()
  readonly #pairs: Stretch
  readonly #triples: Stretch
  /** The share of all kinds of pairs that each word ends. */
  readonly #shares: Float64Array
  readonly #unseen: number

  /** Each text that was counted is one of a word's times; `less` takes one off all of them, as if the text to read were new. */
  constructor(words: readonly string[], { after }: Counted, less: 0 | 1 = 0) {
    this.spellings = ['', ...words]
    for (const [number, word] of this.spellings.entries()) {
      this.#numbers.set(word, number)
      if (number !== BEGINNING) this.#enter(foldNormalised(word), number)
    }
    const rows = this.spellings.map((word) => groupsOf(after[word] ?? ''))
    const groups = rows.flat()
    this.#pairs = this.#stretch(
      rows.map((row) => row.map(([second = '']) => second)),
      less,
    )
    this.#triples = this.#stretch(
      groups.map((group) => group.slice(1)),
      less,
    )
    this.#shares = new Float64Array(this.spellings.length)
    for (const second of this.#pairs.words) (this.#shares[second] as number)++
    for (const [number, kinds] of this.#shares.entries())
      this.#shares[number] = (kinds + UNSEEN) / groups.length
    this.#unseen = UNSEEN / groups.length
  }

  #enter(folded: string, number: number): void {
    const known = this.#ways.get(folded)
    if (known) known.push(number)
    else this.#ways.set(folded, [number])
  }

  #stretch(rows: readonly (readonly string[])[], less: number): Stretch {
    const size = rows.reduce((sum, row) => sum + row.length, 0)
    const made = {
      words: new Uint16Array(size),
      times: new Uint16Array(size),
      begins: new Uint32Array(rows.length + 1),
      sums: new Uint32Array(rows.length),
    }
    let at = 0
    for (const [index, row] of rows.entries()) {
      made.begins[index] = at
      for (const entry of row) {
        const end = entry.indexOf(':')
        const times = end < 0 ? 1 : Number(entry.slice(end + 1))
        made.words[at] = this.#numbers.get(end < 0 ? entry : entry.slice(0, end)) ?? BEGINNING
        made.times[at++] = times - less
        ;(made.sums[index] as number) += times
      }
    }
    made.begins[rows.length] = at
    return made
  }

  /** The numbers of the ways to write a folded syllable; none for one that nobody wrote. */
  waysOf(folded: string): readonly number[] {
    return this.#ways.get(folded) ?? NOWHERE
  }

  /** The number of a word as it is spelt, `NONE` for one that nobody wrote. */
  numberOf(word: string): number {
    return this.#numbers.get(word) ?? NONE
  }

  /** The number of a pair of words, `NONE` for one that was never seen. */
  pairOf(first: number, second: number): number {
    return first === NONE || second === NONE ? NONE : placeIn(this.#pairs, first, second)
  }

  /** The share of all kinds of pairs that a word ends, so that "liệu" of "dữ liệu" alone counts little elsewhere. */
  share(word: number): number {
    return word === NONE ? this.#unseen : (this.#shares[word] as number)
  }

  /**
   * How likely a word is behind another, with which it is that pair (Kneser and Ney's smoothing): as often as it was seen there
   * less a discount, and for what is new its share.
   */
  chanceBehind(last: number, word: number, pair: number): number {
    return last === NONE ? this.share(word) : chanceIn(this.#pairs, last, pair, this.share(word))
  }

  /** As `chanceBehind`, which `single` is, behind the pair that ends with that word. */
  chanceBehindPair(pair: number, word: number, single: number): number {
    if (pair === NONE || this.#triples.sums[pair] === 0) return single
    return chanceIn(this.#triples, pair, word === NONE ? NONE : placeIn(this.#triples, pair, word), single)
  }
}

const NOWHERE: readonly number[] = []

function groupsOf(row: string): string[][] {
  return row === '' ? [] : row.split('|').map((group) => group.split(' '))
}

function chanceIn(
  { times, begins, sums }: Stretch,
  behind: number,
  place: number,
  otherwise: number,
): number {
  const sum = sums[behind] as number
  if (sum === 0) return otherwise
  const kinds = (begins[behind + 1] as number) - (begins[behind] as number)
  const seen = place === NONE ? 0 : Math.max(0, (times[place] as number) - DISCOUNT)
  return (seen + DISCOUNT * kinds * otherwise) / sum
}

/** Where a word stands in one stretch, by halves. */
function placeIn({ words, begins }: Stretch, behind: number, word: number): number {
  let [low, high] = [begins[behind] as number, begins[behind + 1] as number]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as number) < word) low = middle + 1
    else high = middle
  }
  return low < (begins[behind + 1] as number) && words[low] === word ? low : NONE
}

let known: { words: readonly string[]; written: ReadonlySet<string> } | null = null
const counts: Partial<Record<0 | 1, ToneCounts>> = {}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')) as T
}

function syllables(): NonNullable<typeof known> {
  if (known) return known
  const words = read<{ words: string }>('syllables.json').words.split(' ')
  known = { words, written: new Set([...words, ...words.map(foldNormalised)]) }
  return known
}

/** Every word of the project's own texts, with tones. */
export function writtenWords(): readonly string[] {
  return syllables().words
}

/** Read when the first tone-less text comes; less one time of each, for a text that is among those counted and is to be read as if it were not. */
export function toneCounts(less: 0 | 1 = 0): ToneCounts {
  const made = counts[less] ?? new ToneCounts(syllables().words, read<Counted>('tones.json'), less)
  counts[less] = made
  return made
}

/** True for a syllable, toned or folded, that the project's own texts have. */
export function isWritten(word: string): boolean {
  return syllables().written.has(word)
}

/** Before a noun one number is like another: "7 ban" is "7 bạn" as "15 ban" is. */
export function sameNumber(token: string): string {
  return /\d/.test(token) ? '0' : token
}
