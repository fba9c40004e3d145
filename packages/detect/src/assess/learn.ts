import type { AssessInput, IncidentType } from '@chudong/domain'
import { fold } from '@chudong/vietnamese'
import { type Features, features } from './features.ts'
import { learnHead } from './head.ts'
import type { Linear } from './linear.ts'
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
}

type Weights = Omit<JudgeModel, 'card' | 'suspicion' | 'thresholds'>

/** Tone-less copies of the examples count this much, so that posts without tones are judged too. */
const TONELESS = 0.6
const UNSURE = 0.4

interface Sample {
  row: LabelledRow
  features: Features
  weight: number
}

/** Trains all judgements but suspicion on labelled rows; the same rows give the same weights. */
export function learn(rows: readonly LabelledRow[]): Weights {
  const samples = rows.flatMap(samplesOf)
  const table = tableOf(samples.map((sample) => sample.features))
  const head = (yes: (row: LabelledRow) => boolean): Linear => learnSide(table, samples, yes)
  return {
    incident: head((row) => row.incident),
    health: head((row) => row.health),
    abroad: head((row) => row.abroad),
    suspect: head((row) => row.claim === 'suspect'),
    debunk: head((row) => row.claim === 'debunk'),
    types: learnTypes(samples.filter((sample) => sample.row.incident)),
  }
}

function learnSide(table: Table, samples: readonly Sample[], yes: (row: LabelledRow) => boolean): Linear {
  return learnHead(table, {
    yes: samples.map(({ row }) => yes(row)),
    weights: samples.map(({ weight }) => weight),
  })
}

/** One judge per type against the others, among incidents only. */
function learnTypes(samples: readonly Sample[]): JudgeModel['types'] {
  const types = [...new Set(samples.flatMap(({ row }) => (row.type ? [row.type] : [])))].sort()
  const table = tableOf(samples.map((sample) => sample.features))
  return Object.fromEntries(
    types.map((type) => [type, learnSide(table, samples, (row) => row.type === type)] as const),
  )
}

function samplesOf(row: LabelledRow): Sample[] {
  const weight = row.unsure ? UNSURE : 1
  return [
    { row, features: featuresOf(inputOf(row)), weight },
    { row, features: featuresOf(toneless(inputOf(row))), weight: weight * TONELESS },
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

function featuresOf(input: AssessInput): Features {
  const reading = read(input)
  return features(reading, input, firedRules(reading))
}
