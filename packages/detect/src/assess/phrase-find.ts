import { foldNormalised, phraseMatcher } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import type { Line } from './read.ts'

type Find = (line: Line) => { phrase: string; start: number; end: number }[]

/** Where the phrases of the counting data stand in a sentence. */
export const find = {
  people: bothWays(data.people),
  single: bothWays(data.single),
  couples: bothWays(data.couples),
  total: bothWays(data.total),
  part: bothWays(data.part),
  notIll: bothWays(data.notIll),
  whoeverIll: bothWays(data.whoeverIll),
  before: bothWays(data.before),
  dead: bothWays(data.dead),
  noDeath: bothWays(data.noDeath),
  background: bothWays(data.background),
}

/** A matcher that compares tones where the sentence has them. */
function bothWays(phrases: readonly string[]): Find {
  const toned = phraseMatcher(phrases)
  const folded = phraseMatcher([...new Set(phrases.map(foldNormalised))])
  return perLine((line) => (line.tones === 'none' ? folded(line.folded) : toned(line.toned)))
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
