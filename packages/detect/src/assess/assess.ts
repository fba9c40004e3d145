import type { AssessInput, Assessment, Decision, IncidentType } from '@chudong/domain'
import { isForeignText } from '@chudong/vietnamese'
import { probabilityOf } from './calibrate.ts'
import { type Compiled, compiled, HEADS, likeliestType, type Shown, shownTo } from './compiled.ts'
import {
  areTwoHurt,
  type Counts,
  counts,
  impliedCases,
  isAssault,
  tellsOfMany,
  vagueCases,
} from './counts.ts'
import { type Features, signsIn } from './features.ts'
import { diseasesOf, diseasesOfEvent } from './illness.ts'
import type { Disease } from './lexicon.ts'
import { marginsOfRows } from './linear.ts'
import type { JudgeModel } from './model.ts'
import { ownModel, ownSuspicion } from './models.ts'
import { placeOf } from './place-of.ts'
import { isToneless, type Reading, read } from './read.ts'
import { reasonsOf } from './reasons.ts'
import { roundupItems } from './roundup.ts'
import { type Fired, firedRules } from './rules.ts'
import { isDangerous } from './severe.ts'
import { type SeveritySigns, severityFloor } from './severity.ts'
import { type SuspicionModel, suspect } from './suspicion.ts'

const NOT_COUNTED = new Set<IncidentType>([
  'misconduct',
  'supply-shortage',
  'misinformation',
  'public-reaction',
])

/**
 * Judges one text: is it about health, is it a concrete current incident in Vietnam, of which type, how severe,
 * where, and why. Pure and deterministic; reads at most 4,000 characters. "Hơn 40 học sinh nhập viện sau bữa ăn"
 * → food-poisoning, severity 4, with the sentence as the reason. An item that is ignored by a little still says
 * which type it would be: grouping uses it.
 */
export function assess(
  input: AssessInput,
  model: JudgeModel = ownModel,
  suspicion: SuspicionModel = ownSuspicion,
): Assessment {
  const whole = judge(input, model, suspicion)
  if (whole.incident) return whole
  return itemOf(input, (item) => judge(item, model, suspicion)) ?? whole
}

/** The item of a round-up that would be raised by itself; then a person is asked about the whole. */
function itemOf(input: AssessInput, judged: (item: AssessInput) => Assessment): Assessment | null {
  const items = roundupItems(input).map((text) => judged({ ...input, title: undefined, text }))
  const [first] = items.filter(({ decision }) => decision === 'auto').sort((a, b) => b.score - a.score)
  return first ? { ...first, decision: 'ask' } : null
}

function judge(input: AssessInput, model: JudgeModel, suspicion: SuspicionModel): Assessment {
  const ready = compiled(model)
  const reading = read(input)
  const fired = firedRules(reading)
  const odds = weigh(reading, fired, input, ready)
  const abroad = odds.abroad >= 0
  const doubt = suspect(odds.signs, reading, input, suspicion)
  const { sure, cuts } = measuresFor(reading, model)
  const score = rounded(probabilityOf(odds.incident, sure.incident) * (abroad ? ABROAD : 1))
  const named = diseasesOf(reading)
  const place = placeOf(input, reading.whole)
  const grave = !abroad && score >= HARDLY && place.province !== '' && isGraveCase(reading, named)
  const weighed = decide(score, cuts)
  const elsewhere = weighed !== 'ignore' && isElsewhere(reading, place.province)
  const decision = elsewhere ? 'ignore' : grave && weighed === 'ignore' ? 'ask' : weighed
  const type = grave || score >= cuts.ask / 8 ? likeliestType(ready, odds.shown) : null
  const people = peopleOf(reading, type)
  return {
    health: decision !== 'ignore' || probabilityOf(odds.health, sure.health) >= cuts.health,
    decision,
    incident: decision !== 'ignore',
    score,
    type,
    severity: type === null ? null : severityFloor(type, severitySigns(reading, named, input, people, type)),
    province: place.province,
    places: place.places,
    diseases: diseasesOfEvent(named, decision === 'ignore' ? null : type, reading).map(({ name }) => name),
    cases: people.cases,
    deaths: people.deaths,
    abroad,
    claim: claimOf(odds.suspect, odds.debunk),
    suspicion: doubt.suspicion,
    reasons: [
      ...reasonsOf({ reading, fired, model, place, raised: decision !== 'ignore' }),
      ...doubt.reasons,
    ],
  }
}

/**
 * A patient with a group A disease (DOMAIN: severity 4 from the first case) is never left to weights alone: "bé trai ở Tây
 * Ninh dương tính cúm A(H5N1), đang thở máy" is at least asked about.
 */
function isGraveCase({ concepts }: Reading, named: readonly Disease[]): boolean {
  const illness = ['severe', 'admit', 'death'].some((concept) => concepts.has(concept))
  return illness && concepts.has('infected') && named.some((disease) => disease.group === 'A')
}

/** What another language reports without naming a place in Vietnam did not happen here, whatever the weights say. */
function isElsewhere({ lines }: Reading, province: string): boolean {
  if (province !== '' || !isForeignText(lines.flatMap((line) => line.folded))) return false
  return !lines.some((line) => /(?:^| )viet ?nam/.test(line.folded.join(' ')))
}

/** Below this the text is about something else: history, a plan, an animal. */
const HARDLY = 0.05
/** What happened abroad is worth this much of its score here. */
const ABROAD = 0.3

interface Odds extends Record<(typeof HEADS)[number], number> {
  signs: Features
  shown: Shown
}

/** Log-odds of every judgement but the type, and what they rest on. */
function weigh(reading: Reading, fired: readonly Fired[], input: AssessInput, ready: Compiled): Odds {
  const signs = signsIn(reading, input, fired)
  const shown = shownTo(ready, signs, reading.lines)
  const [incident = 0, health = 0, abroad = 0, suspect = 0, debunk = 0] = marginsOfRows(
    ready.panel,
    shown.rows,
    shown.features,
    0,
    HEADS.length,
  )
  return { incident, health, abroad, suspect, debunk, signs, shown }
}

const NOBODY = { cases: null, deaths: null }

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}

/** Probabilities and thresholds for a text with tones or without. */
function measuresFor(reading: Reading, { calibration, thresholds }: JudgeModel) {
  const bare = isToneless(reading)
  return {
    sure: (bare && calibration.toneless) || calibration,
    cuts: (bare && thresholds.toneless) || thresholds,
  }
}

function decide(score: number, { ask, auto }: JudgeModel['thresholds']): Decision {
  if (score >= auto) return 'auto'
  return score >= ask ? 'ask' : 'ignore'
}

/** People are not what these are about, unless somebody died of it. */
const MAY_KILL = new Set<IncidentType>(['misconduct', 'supply-shortage'])
/** Somebody fell ill in these, however it is told. */
const HAS_THE_ILL = new Set<IncidentType>(['outbreak', 'food-poisoning'])
/** A mishap of care has a victim, even where no sentence counts one. */
const HAS_A_VICTIM = new Set<IncidentType>(['medical-incident', 'aefi'])

function peopleOf(reading: Reading, type: IncidentType | null): Counts {
  if (type === null) return NOBODY
  const found = counts(reading)
  if (NOT_COUNTED.has(type)) return MAY_KILL.has(type) && found.deaths ? found : NOBODY
  if (found.cases !== null) return found
  if (HAS_THE_ILL.has(type)) return { ...found, cases: impliedCases(reading) }
  if (type === 'facility-security' && isAssault(reading))
    return { ...found, cases: areTwoHurt(reading) ? 2 : 1 }
  return HAS_A_VICTIM.has(type) && !tellsOfMany(reading) ? { ...found, cases: 1 } : found
}

function vaguelyIll(reading: Reading, type: IncidentType): number {
  return NOT_COUNTED.has(type) ? 0 : vagueCases(reading)
}

function severitySigns(
  reading: Reading,
  named: readonly Disease[],
  input: AssessInput,
  { cases, deaths }: Counts,
  type: IncidentType,
): SeveritySigns {
  const loud = (input.shares ?? 0) >= 1000 || (input.comments ?? 0) >= 3000
  return {
    cases,
    deaths,
    atLeast: vaguelyIll(reading, type),
    dangerous: isDangerous(reading, named),
    harmed: ['poison', 'severe', 'admit'].some((concept) => reading.concepts.has(concept)),
    wide: loud || (reading.concepts.has('online') && reading.concepts.has('complaint')),
  }
}

function claimOf(suspect: number, debunk: number): Assessment['claim'] {
  if (Math.max(suspect, debunk) < 0) return 'none'
  return debunk >= suspect ? 'debunk' : 'suspect'
}
