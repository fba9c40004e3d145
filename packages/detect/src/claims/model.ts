import data from '../../data/models/claims.json' with { type: 'json' }
import type { Linear } from '../assess/linear.ts'

/** Weights of the claim matcher, as trained: numbers and feature names, never texts. */
export interface ClaimModel {
  card: { name: string; data: string[]; terms: string; measured: string }
  /** Which claim a text is likest to: weights of `likeness`. */
  likeness: Linear
  /** Whether the likest claim is meant. */
  sure: Linear
  /** Whether a text that means the claim answers it (else it repeats it). */
  debunks: Linear
}

/** Trained on the project's own claims and queries. */
export const ownClaimModel = data as ClaimModel
