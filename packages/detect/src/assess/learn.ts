import type { AssessInput, IncidentType } from '@chudong/domain'
import { fold } from '@chudong/vietnamese'
import {
  calibrate,
  probabilityOf,
  thresholdForF1,
  thresholdForPrecision,
  thresholdForRecall,
} from './calibrate.ts'
import { type Features, features } from './features.ts'
import { learnHead } from './head.ts'
import { type Linear, margins, panelOf } from './linear.ts'
import type { JudgeModel } from './model.ts'
import { read } from './read.ts'
import { firedRules } from './rules.ts'
import { type Table, tableOf } from './table.ts'

/** A labelled text: the fields of the labelling guide that training looks at. */
export interface LabelledRow {
  id: string
  text: string
  title?: string | null
  published_at?: string | null
  health: boolean
  incident: boolean
  type?: IncidentType | null
  severity?: number | null
  diseases?: readonly string[]
  province?: string
  cases?: number | null
  deaths?: number | null
  abroad: boolean
  claim: 'suspect' | 'debunk' | 'none'
  unsure?: boolean
  /** The answers that a person stands for; all of them when not given. The others are not learned from. */
  said?: readonly Answer[]
}

/** A question that a labelled row may answer. */
export type Answer = 'incident' | 'health' | 'abroad' | 'claim' | 'type'

/** What is learned from labelled rows. */
export type Learned = Omit<JudgeModel, 'card' | 'calibration' | 'thresholds'>

const UNSURE = 0.4
/** Samples of one row: as written, and without tones, which count as much, so that posts without tones are judged too. */
const COPIES = 2

interface Sample {
  row: LabelledRow
  features: Features
  weight: number
}

/** Trains all judgements but suspicion on labelled rows; the same rows give the same weights. */
export function learn(rows: readonly LabelledRow[]): Learned {
  return learnFrom(rows.flatMap(samplesOf))
}

/** Trains, when asked for, what the groups but one teach; every text is read once, whatever the number of groups. */
export function learnWithoutOne(groups: readonly (readonly LabelledRow[])[]): (left: number) => Learned {
  const sampled = groups.map((rows) => rows.flatMap(samplesOf))
  return (left) => learnFrom(sampled.filter((_, i) => i !== left).flat())
}

/** What is learned, with what a model of the other groups says of each row that is sure. */
type LearnedMeasured = Learned &
  Pick<JudgeModel, 'calibration' | 'thresholds'> & { blind: { row: LabelledRow; score: number }[] }

/**
 * Trains on groups of rows (one writer, or one story, each) and measures the probabilities and thresholds on every
 * group with a model of the other groups.
 */
export function learnMeasured(groups: readonly (readonly LabelledRow[])[]): LearnedMeasured {
  const sampled = groups.map((rows) => rows.flatMap(samplesOf))
  const blind = sampled.flatMap((held, i) => blindOf(held, sampled.filter((_, j) => j !== i).flat()))
  const judged = blind.filter(({ row }) => speaksOf(row, 'incident'))
  const placed = blind.filter(({ row }) => speaksOf(row, 'health'))
  const written = measured(judged, placed, 'written')
  const toneless = measured(judged, placed, 'toneless')
  const sure = judged.filter(({ row }) => !row.unsure)
  return {
    ...learnFrom(sampled.flat()),
    calibration: { ...written.calibration, toneless: toneless.calibration },
    thresholds: { ...written.thresholds, toneless: toneless.thresholds },
    blind: sure.map(({ row, written: { incident } }) => ({
      row,
      score: probabilityOf(incident, written.calibration.incident),
    })),
  }
}

/** Nine incidents in ten are to be shown to a person. */
const FOUND = 0.9
const CERTAIN = 0.95
/** Of what an office's sources publish about two in five are about health (of vinre's posts, .40); of the labelled rows seven in ten are. */
const HEALTH_IN_LIFE = 0.4

interface Margins {
  incident: number
  health: number
}

interface BlindRow {
  row: LabelledRow
  written: Margins
  toneless: Margins
}

/** What a model of the others says of the texts held back, as written and without tones. */
function blindOf(held: readonly Sample[], others: readonly Sample[]): BlindRow[] {
  const learnSide = sidesOf(others)
  const panel = panelOf([
    learnSide('incident', (row) => row.incident),
    learnSide('health', (row) => row.health),
  ])
  const said = held.map(({ features: shown }) => {
    const [incident = 0, health = 0] = margins(panel, shown)
    return { incident, health }
  })
  return held.flatMap(({ row }, i) => {
    const [written, toneless] = [said[i], said[i + 1]]
    return i % COPIES === 0 && written && toneless ? [{ row, written, toneless }] : []
  })
}

/** Probabilities and thresholds of texts with their tones or without, by what models of the others say of them. */
function measured(judged: readonly BlindRow[], placed: readonly BlindRow[], copy: 'written' | 'toneless') {
  const incident = calibrate(judged.map((one) => ({ margin: one[copy].incident, yes: one.row.incident })))
  const health = calibrate(placed.map((one) => ({ margin: one[copy].health, yes: one.row.health })))
  const scores = judged
    .filter(({ row }) => !row.unsure)
    .map((one) => ({ score: probabilityOf(one[copy].incident, incident), yes: one.row.incident }))
  const relevance = placed.map((one) => ({
    score: probabilityOf(one[copy].health, health),
    yes: one.row.health,
  }))
  return {
    calibration: { incident, health },
    thresholds: {
      ask: thresholdForRecall(scores, FOUND),
      auto: thresholdForPrecision(scores, CERTAIN),
      health: thresholdForF1(relevance, HEALTH_IN_LIFE),
    },
  }
}

function learnFrom(samples: readonly Sample[]): Learned {
  const learnSide = sidesOf(samples)
  return {
    incident: learnSide('incident', (row) => row.incident),
    health: learnSide('health', (row) => row.health),
    abroad: learnSide('abroad', (row) => row.abroad, IN_TWO_TEXTS),
    suspect: learnSide('claim', (row) => row.claim === 'suspect', IN_TWO_TEXTS),
    debunk: learnSide('claim', (row) => row.claim === 'debunk', IN_TWO_TEXTS),
    types: learnTypes(samples.filter((sample) => sample.row.incident)),
  }
}

type LearnSide = (answer: Answer, yes: (row: LabelledRow) => boolean, seen?: number) => Linear

/** Learns yes-or-no answers from the samples whose row gives that answer; one table serves all that every row gives. */
function sidesOf(samples: readonly Sample[]): LearnSide {
  const whole = tableOfAll(samples)
  return (answer, yes, seen) => {
    const telling = samples.filter(({ row }) => speaksOf(row, answer))
    const table = telling.length === samples.length ? whole : tableOfAll(telling)
    const target = { yes: telling.map(({ row }) => yes(row)), weights: telling.map(({ weight }) => weight) }
    return learnHead(table, target, seen)
  }
}

function tableOfAll(samples: readonly Sample[]): Table {
  return tableOf(samples.map((sample) => sample.features))
}

/** Whether a person stands for this answer of the row. */
export function speaksOf({ said }: Pick<LabelledRow, 'said'>, answer: Answer): boolean {
  return said === undefined || said.includes(answer)
}

/** Rarer judgements look only at features of two texts or more (every text stands twice): their weights stay few. */
const IN_TWO_TEXTS = 2 * COPIES

/** One judge per type against the others, among incidents only. */
function learnTypes(samples: readonly Sample[]): JudgeModel['types'] {
  const types = [...new Set(samples.flatMap(({ row }) => (row.type ? [row.type] : [])))].sort()
  const learnSide = sidesOf(samples)
  return Object.fromEntries(
    types.map((type) => [type, learnSide('type', (row) => row.type === type, IN_TWO_TEXTS)] as const),
  )
}

function samplesOf(row: LabelledRow): Sample[] {
  const weight = row.unsure ? UNSURE : 1
  return [
    { row, features: featuresOf(inputOf(row)), weight },
    { row, features: featuresOf(toneless(inputOf(row)), { asIfNew: true }), weight },
  ]
}

/** The text of a labelled row as the judgement takes it. */
export function inputOf(row: LabelledRow): AssessInput {
  const publishedAt = row.published_at ? new Date(row.published_at) : undefined
  return { text: row.text, title: row.title ?? undefined, publishedAt }
}

function toneless(input: AssessInput): AssessInput {
  return {
    ...input,
    text: fold(input.text),
    title: input.title === undefined ? undefined : fold(input.title),
  }
}

function featuresOf(input: AssessInput, options: { asIfNew?: boolean } = {}): Features {
  const reading = read(input, options)
  return features(reading, input, firedRules(reading))
}
