import type { IncidentType } from '@chudong/domain'
import type { Calibration } from './calibrate.ts'
import type { Linear } from './linear.ts'

/** What a person may ask of a model. */
export interface ModelCard {
  name: string
  data: string[]
  terms: string
  measured: string
  /** Moment of training, ISO; not given for a model that the same rows give again at any time. */
  trained?: string | undefined
}

interface Calibrations {
  incident: Calibration
  health: Calibration
}

/** Scores from which an item is shown to a person, raised by itself, and counted as health. */
interface Thresholds {
  ask: number
  auto: number
  health: number
}

/** Weights of every judgement, as trained: numbers and feature names, never texts. */
export interface JudgeModel {
  /** Model card: what it was trained on, under which terms, and what was measured. */
  card: ModelCard
  incident: Linear
  health: Linear
  abroad: Linear
  suspect: Linear
  debunk: Linear
  types: Partial<Record<IncidentType, Linear>>
  /** From margins to probabilities, measured on texts that were held back. */
  calibration: Calibrations & {
    /** Of the same texts without their tones, which say less surely what they say; they have thresholds of their own too. */
    toneless?: Calibrations | undefined
  }
  thresholds: Thresholds & { toneless?: Thresholds | undefined }
}
