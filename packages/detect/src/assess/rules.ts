import type { IncidentType } from '@chudong/domain'
import data from '../../data/rules.json' with { type: 'json' }
import { countsInLine } from './counts.ts'
import type { Line, Reading } from './read.ts'

/** A rule of the data file: concepts that must meet in one sentence, and concepts that must be absent. */
export interface Rule {
  name: string
  /** What an officer reads of it: "Ngộ độc, nhập viện". */
  label: string
  /** The type of incident it speaks for; null = it speaks against an incident. */
  type: IncidentType | null
  all: readonly (readonly string[])[]
  none: readonly string[]
}

/** A rule that held, and the sentence it held in. */
export interface Fired {
  rule: Rule
  line: Line
}

const RULES = data.rules as readonly Rule[]

/** Rules by the concepts that may stand in the first of their groups: without one of these a rule cannot hold. */
const BY_CONCEPT = new Map<string, number[]>()
for (const [index, { all }] of RULES.entries())
  for (const concept of all[0] ?? []) BY_CONCEPT.set(concept, [...(BY_CONCEPT.get(concept) ?? []), index])

/** Every rule that holds in a sentence of the text. */
export function firedRules(reading: Reading): Fired[] {
  return reading.lines.flatMap((line) => {
    const signs = signsOf(line)
    return rulesFor(signs)
      .filter((rule) => holds(rule, signs))
      .map((rule) => ({ rule, line }))
  })
}

/** The rules that may hold, in the order of the data. */
function rulesFor(signs: ReadonlySet<string>): Rule[] {
  const indices = new Set([...signs].flatMap((concept) => BY_CONCEPT.get(concept) ?? []))
  return [...indices].sort((a, b) => a - b).flatMap((index) => RULES[index] ?? [])
}

function signsOf(line: Line): Set<string> {
  const signs = new Set(line.concepts)
  const people = countsInLine(line)
  if (people.cases !== null) signs.add('#ill')
  if ((people.cases ?? 0) >= 5) signs.add('#many')
  if ((people.deaths ?? 0) > 0) signs.add('#dead')
  return signs
}

function holds(rule: Rule, signs: ReadonlySet<string>): boolean {
  return (
    rule.all.every((group) => group.some((concept) => signs.has(concept))) &&
    !rule.none.some((concept) => signs.has(concept))
  )
}
