import {
  authoredRows,
  type JudgeModel,
  type LabelledRow,
  modelOf,
  ownModel,
  type PackedModel,
  train,
} from '@chudong/detect'
import { areaUnderCurve } from '../scores.ts'
import { type Comparison, compare, objections } from './compare.ts'
import { holdBack, type Split } from './hold-back.ts'
import type { TrainingText } from './label.ts'

/** Fewest usable labels, and fewest events of each kind among the newest quarter, that a comparison can stand on. */
interface Needs {
  labels: number
  heldEvents: number
}
const NEEDS: Needs = { labels: 80, heldEvents: 10 }

interface RetrainOptions {
  now: Date
  /** Texts that every model learns from, by writer; the project's own when not given. */
  base?: readonly (readonly LabelledRow[])[]
  /** The model that judges now. */
  running?: JudgeModel
  needs?: Needs
}

/** What came of it: why nothing could be measured, or the comparison and whether the new model is better. */
export type Retrained =
  | { outcome: 'too-few'; why: string; split: SplitSizes }
  | {
      outcome: 'better' | 'not-better'
      comparison: Comparison
      objections: string[]
      packed: PackedModel
      split: SplitSizes
    }

/** How many rows were used for what. */
interface SplitSizes {
  labels: number
  heldBack: number
  trainedOn: number
  /** Labels that do not say whether it is an incident. */
  silent: number
  /** Left out of training as near a held-back text: labels, and texts of the project. */
  near: Split['near']
}

/**
 * Trains a model on the project's own texts and an office's labels, and compares it with the running one on the newest
 * quarter of the labels, which it has not seen. Changes nothing: who calls decides what becomes of the model.
 */
export function retrain(labels: readonly TrainingText[], options: RetrainOptions): Retrained {
  const { now, base = authoredRows(), running = ownModel, needs = NEEDS } = options
  const split = holdBack(labels, base)
  const sizes = sizesOf(labels, split)
  const why = tooFew(split, needs)
  if (why !== null) return { outcome: 'too-few', why, split: sizes }
  const card = cardOf(split, now)
  const trained = train([...split.base, ...quarters(split.training)], card)
  const compared = compare(split.held, { running, candidate: modelOf(trained.packed) })
  const comparison = { ...compared, own: ownOf(split.base, trained.blind) }
  const against = objections(comparison)
  const measured = sentence(split.held.length, comparison)
  return {
    outcome: against.length === 0 ? 'better' : 'not-better',
    comparison,
    objections: against,
    packed: { ...trained.packed, card: { ...card, measured } },
    split: sizes,
  }
}

function tooFew({ held, training }: Split, needs: Needs): string | null {
  const usable = held.length + training.length
  if (usable < needs.labels)
    return `${usable} labels can be used; at least ${needs.labels} are needed, ${needs.labels - usable} more`
  const events = (incident: boolean) =>
    new Set(held.filter((row) => row.incident === incident).map((row) => row.event ?? row.id)).size
  const [real, noise] = [events(true), events(false)]
  if (Math.min(real, noise) >= needs.heldEvents) return null
  const missing = (found: number) => Math.max(0, needs.heldEvents - found)
  return (
    `the newest quarter of the labels holds ${real} confirmed and ${noise} dismissed events; at least ${needs.heldEvents} of each ` +
    `are needed to compare two models: ${missing(real)} confirmed and ${missing(noise)} dismissed more`
  )
}

/** Four groups of whole events, so that scores of the labels too come from models that did not see them. */
function quarters(rows: readonly TrainingText[]): TrainingText[][] {
  const events = [...new Set(rows.map((row) => row.event ?? row.id))]
  const groupOf = new Map(events.map((event, i) => [event, i % 4]))
  return [0, 1, 2, 3].map((group) => rows.filter((row) => groupOf.get(row.event ?? row.id) === group))
}

/** What the labels do to the project's own texts: shipped rows that no office's habit may spoil. */
function ownOf(
  base: readonly (readonly LabelledRow[])[],
  blind: readonly { row: LabelledRow; score: number }[],
): Comparison['own'] {
  const rows = new Set(base.flat())
  const figure = (scored: typeof blind) =>
    areaUnderCurve(
      scored.filter(({ row }) => rows.has(row)).map(({ row, score }) => ({ score, yes: row.incident })),
    )
  const alone = train(base, { name: '', data: [], terms: '', measured: '' }).blind
  return { without: figure(alone), with: figure(blind), n: alone.length }
}

function cardOf({ base, training }: Split, now: Date) {
  const incidents = training.filter(({ incident }) => incident).length
  const times = training
    .flatMap(({ published_at }) => (published_at ? [published_at.slice(0, 10)] : []))
    .sort()
  return {
    name: 'office',
    data: [
      `the project's own invented texts: ${base.flat().length}`,
      `the office's labels: ${training.length} (${incidents} incidents), published ${times[0] ?? '?'} to ${times.at(-1) ?? '?'}`,
    ],
    terms:
      "the office's own: weights and words learned from texts that it collected; not to be passed on unasked",
    measured: '',
    trained: now.toISOString(),
  }
}

function sentence(n: number, { running, candidate, own }: Comparison): string {
  const held = candidate.map(
    ({ metric, value }, i) => `${metric} ${(running[i]?.value ?? 0).toFixed(3)} → ${value.toFixed(3)}`,
  )
  return (
    `on the newest ${n} labels, running model → this one: ${held.join(', ')}; ` +
    `AUC on ${own.n} own texts ${own.without.toFixed(3)} → ${own.with.toFixed(3)}`
  )
}

function sizesOf(labels: readonly TrainingText[], { held, training, silent, near }: Split): SplitSizes {
  return { labels: labels.length, heldBack: held.length, trainedOn: training.length, silent, near }
}
