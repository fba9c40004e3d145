import { type LabelledRow, learnMeasured } from './learn.ts'
import type { JudgeModel, ModelCard } from './model.ts'
import { type PackedModel, pack } from './packed.ts'

/** A trained model as its file keeps it, and what models without a group say of that group's rows. */
interface Trained {
  packed: PackedModel
  calibration: JudgeModel['calibration']
  thresholds: JudgeModel['thresholds']
  /** Score 0..1 of each sure row by a model of the other groups. */
  blind: { row: LabelledRow; score: number }[]
}

/**
 * Trains the whole judgement on groups of labelled rows (one writer, or one story, each): the shipped model from the
 * project's own writers, an office's model from these and the office's labels. The same rows give the same weights.
 */
export function train(groups: readonly (readonly LabelledRow[])[], card: ModelCard): Trained {
  const { blind, ...learned } = learnMeasured(groups)
  const packed = pack({ card, ...learned })
  return { packed, calibration: learned.calibration, thresholds: learned.thresholds, blind }
}
