import { fold, mayStandAt, type PhraseMatch, phraseMatcher } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import type { Line } from './read.ts'

type Find = (line: Line) => PhraseMatch[]

/** Where the phrases of the counting data stand in a sentence. */
export const find = {
  people: finder(data.people),
  single: finder(data.single),
  couples: finder(data.couples),
  total: finder(data.total),
  part: finder(data.part),
  notIll: finder(data.notIll),
  whoeverIll: finder(data.whoeverIll),
  before: finder(data.before),
  dead: finder(data.dead),
  noDeath: finder(data.noDeath),
  background: finder(data.background),
  state: finder(data.state),
  countedUp: finder(data.countedUp),
  own: finder(data.own),
  hurt: finder(data.hurt),
  pairs: finder(data.pairs),
  oneMore: finder(data.oneMore),
}

function finder(phrases: readonly string[]): Find {
  const asWritten = phraseMatcher(phrases)
  const long = new Map(
    phrases.filter((phrase) => phrase.includes(' ')).map((phrase) => [fold(phrase), phrase]),
  )
  const withoutTones = phraseMatcher([...long.keys()])
  return perLine((line) => {
    const found = asWritten(line.toned)
    if (line.tones !== 'restored') return found
    const others = withoutTones(line.folded)
      .map((match) => ({ ...match, phrase: long.get(match.phrase) ?? match.phrase }))
      .filter((match) => !found.some(({ start, end }) => start < match.end && end > match.start))
      .filter(({ phrase, start }) => mayStandAt(phrase.split(' '), line.toned, start))
    return others.length === 0 ? found : [...found, ...others].sort((a, b) => a.start - b.start)
  })
}

/** Asks of each sentence once, however many of its numbers are looked at. */
export function perLine<T extends object | string>(ask: (line: Line) => T): (line: Line) => T {
  const known = new WeakMap<Line, T>()
  return (line) => {
    const kept = known.get(line)
    if (kept !== undefined) return kept
    const found = ask(line)
    known.set(line, found)
    return found
  }
}
