import type { AssessInput } from '@chudong/domain'
import { counts, impliedCases, vagueCases } from './counts.ts'
import { diseasesOf } from './illness.ts'
import type { Disease } from './lexicon.ts'
import { type Reading, read } from './read.ts'
import { roundupItems } from './roundup.ts'

const MANY = 30
const UNEXPLAINED = ['bệnh lạ', 'chưa rõ nguyên nhân', 'chưa rõ tác nhân']

/**
 * False when no judgement of this text can reach severity 4: nobody dead, fewer than 30 ill, no group A or unexplained disease
 * (`severityFloor`). It takes a third of the time of `assess`, and most texts of a feed end here.
 */
export function mayBeSevere(input: AssessInput): boolean {
  // Of a round-up each item is judged by itself.
  if (roundupItems(input).length > 0) return true
  const reading = read(input)
  const { cases, deaths } = counts(reading)
  const ill = Math.max(cases ?? 0, vagueCases(reading), impliedCases(reading) ?? 0)
  if ((deaths ?? 0) > 0 || ill >= MANY) return true
  return isDangerous(reading, diseasesOf(reading))
}

/** A disease of group A, or one that is not explained yet. */
export function isDangerous({ lines }: Reading, named: readonly Disease[]): boolean {
  const unexplained = lines.some(({ hits }) => hits.some(({ entry }) => UNEXPLAINED.includes(entry.phrase)))
  return unexplained || named.some(({ group }) => group === 'A')
}
