import { fold, mayStandAt, type PhraseMatch, phraseLists } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import { perLine } from './per-line.ts'
import type { Line } from './read.ts'

const { source: _source, ...lists } = data
type List = keyof typeof lists
type Find = (line: Line) => readonly PhraseMatch[]

const NAMES = Object.keys(lists) as List[]
const PHRASES = NAMES.map((name) => lists[name])
/** Phrases of two and more words by their folded spelling, for sentences whose tones were restored. */
const LONG = PHRASES.map(
  (phrases) =>
    new Map(phrases.filter((phrase) => phrase.includes(' ')).map((phrase) => [fold(phrase), phrase])),
)
const findAsWritten = phraseLists(PHRASES)
const findWithoutTones = phraseLists(LONG.map((long) => [...long.keys()]))

/** Where the phrases of the counting data stand in a sentence. */
export const find = Object.fromEntries(
  NAMES.map((name, list): [List, Find] => [name, (line) => allIn(line)[list] ?? []]),
) as Record<List, Find>

/** The matches of every list, found in one walk over the sentence. */
const allIn = perLine((line) => {
  const written = findAsWritten(line.numbers)
  if (line.tones !== 'restored') return written
  const folded = findWithoutTones(line.foldedNumbers)
  return written.map((found, list) => withOthers(found, folded[list] ?? [], LONG[list], line))
})

/** Adds the phrases that the restored tones speak for by more than half. */
function withOthers(
  found: readonly PhraseMatch[],
  folded: readonly PhraseMatch[],
  long: ReadonlyMap<string, string> | undefined,
  line: Line,
): readonly PhraseMatch[] {
  const others = folded
    .map((match) => ({ ...match, phrase: long?.get(match.phrase) ?? match.phrase }))
    .filter((match) => !found.some(({ start, end }) => start < match.end && end > match.start))
    .filter(({ phrase, start }) => mayStandAt(phrase.split(' '), line.toned, start))
  return others.length === 0 ? found : [...found, ...others].sort((a, b) => a.start - b.start)
}
