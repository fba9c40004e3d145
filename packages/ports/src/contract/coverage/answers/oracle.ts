import { type CoverageResult, FacetName, type Highlight } from '@chudong/domain'
import { type Known, withoutTones } from './documents.ts'

/** Words that must stand together, with their tones or with any. */
export interface Mark {
  words: string[]
  toned: boolean
  titleOnly: boolean
}

/** What a question asks for, said a second time in plain code. */
export interface Wanted {
  fits(known: Known): boolean
  /** What is marked in the answer. */
  marks: Mark[]
}

const syllable = /\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu

interface Place {
  word: string
  start: number
  end: number
}

function placesOf(text: string): Place[] {
  const lower = text.toLowerCase()
  return [...lower.matchAll(syllable)].map((found) => ({
    word: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }))
}

function holds(places: Place[], { words, toned }: Mark, at: number): boolean {
  return words.every((word, i) => {
    const found = places[at + i]?.word
    return found !== undefined && (toned ? found : withoutTones(found)) === word
  })
}

function says(text: string, mark: Mark): boolean {
  const places = placesOf(text)
  return places.some((_, at) => holds(places, mark, at))
}

function phrase(text: string, toned: boolean, titleOnly: boolean): Wanted {
  const mark = { words: text.split(' '), toned, titleOnly }
  const fits = (known: Known) => says(known.title, mark) || (!titleOnly && says(known.text, mark))
  return { fits, marks: [mark] }
}

/** Words with their tones, side by side. */
export const toned = (text: string) => phrase(text, true, false)
/** Words with any tones, side by side. */
export const bare = (text: string) => phrase(text, false, false)
/** Words with any tones in the title. */
export const titled = (text: string) => phrase(text, false, true)
/** Everything that a condition on the document holds for. */
export const where = (fits: (doc: Known['doc']) => boolean): Wanted => ({
  fits: ({ doc }) => fits(doc),
  marks: [],
})
export const everything = where(() => true)

export function all(...parts: Wanted[]): Wanted {
  return {
    fits: (known) => parts.every((part) => part.fits(known)),
    marks: parts.flatMap(({ marks }) => marks),
  }
}

export function any(...parts: Wanted[]): Wanted {
  return {
    fits: (known) => parts.some((part) => part.fits(known)),
    marks: parts.flatMap(({ marks }) => marks),
  }
}

export function no(part: Wanted): Wanted {
  return { fits: (known) => !part.fits(known), marks: [] }
}

/** The newest first. */
export function newestFirst(found: readonly Known[]): Known[] {
  return found.toSorted(
    ({ doc: a }, { doc: b }) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1),
  )
}

/** How often each value occurs, the most frequent first. */
export function facetsOf(found: readonly Known[]): CoverageResult['facets'] {
  const counted = FacetName.options.map((name) => {
    const counts = new Map<string, number>()
    for (const { doc } of found)
      for (const value of name === 'disease' ? doc.diseases : [doc[name]])
        if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
    const rows = [...counts].map(([value, count]) => ({ value, count }))
    return [name, rows.sort((a, b) => b.count - a.count || byBytes(a.value, b.value))]
  })
  return Object.fromEntries(counted) as CoverageResult['facets']
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Articles and incidents of each day in Việt Nam that has any. */
export function daysOf(found: readonly Known[]): Map<string, { articles: number; incidents: number }> {
  const days = new Map<string, { articles: number; incidents: number }>()
  for (const { doc } of found) {
    const day = new Date(doc.publishedAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
    const { articles, incidents } = days.get(day) ?? { articles: 0, incidents: 0 }
    days.set(day, { articles: articles + 1, incidents: incidents + (doc.decision === 'ignore' ? 0 : 1) })
  }
  return days
}

/** A text with its marks, as pieces. */
export function marked(text: string, marks: readonly Mark[]): Highlight {
  const places = placesOf(text)
  const hit = new Array<boolean>(text.length).fill(false)
  for (const [at, first] of places.entries())
    for (const mark of marks)
      if (holds(places, mark, at)) hit.fill(true, first.start, places[at + mark.words.length - 1]?.end)
  const pieces: Highlight = []
  for (const [i, letter] of [...text].entries()) {
    const last = pieces.at(-1)
    if (last && last.hit === hit[i]) last.text += letter
    else pieces.push({ text: letter, hit: hit[i] ?? false })
  }
  return pieces
}
