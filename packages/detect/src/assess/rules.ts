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
  const fired: Fired[] = []
  for (const line of reading.lines) {
    const signs = signsOf(line)
    if (signs.size === 0) continue
    for (const index of indicesFor(signs)) {
      const rule = RULES[index] as Rule
      if (holds(rule, signs)) fired.push({ rule, line })
    }
  }
  return fired
}

/** The rules that may hold, in the order of the data. */
function indicesFor(signs: ReadonlySet<string>): number[] {
  const indices: number[] = []
  for (const concept of signs)
    for (const index of BY_CONCEPT.get(concept) ?? []) if (!indices.includes(index)) indices.push(index)
  return indices.sort((a, b) => a - b)
}

/** What a sentence speaks of, and whom it counts. */
function signsOf(line: Line): ReadonlySet<string> {
  const { cases, deaths } = countsInLine(line)
  if (cases === null && !deaths) return line.concepts
  const signs = new Set(line.concepts)
  if (cases !== null) signs.add('#ill')
  if ((cases ?? 0) >= 5) signs.add('#many')
  if ((deaths ?? 0) > 0) signs.add('#dead')
  return signs
}

function holds(rule: Rule, signs: ReadonlySet<string>): boolean {
  return (
    rule.all.every((group) => group.some((concept) => signs.has(concept))) &&
    !rule.none.some((concept) => signs.has(concept))
  )
}
