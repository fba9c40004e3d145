import type { AssessInput, Reason } from '@chudong/domain'
import { type Features, signsIn } from './features.ts'
import { type Linear, margin, sigmoid } from './linear.ts'
import { type Reading, read } from './read.ts'
import { firedRules } from './rules.ts'
import { doubtReason } from './suspicion-reason.ts'
import { reachOf, styleOf } from './suspicion-signs.ts'
import { wordSignsOf } from './suspicion-words.ts'

/** Weights of suspicion: of a text alone, and of a text whose likes, comments or shares are known. */
export interface SuspicionModel {
  card: { name: string; data: string[]; terms: string; measured: string }
  /** Whether the text's single words and marks count, or only concepts and style. */
  words: boolean
  text: Linear
  /** Over the steps of reach; `~text` is the weight of the text's own log-odds. */
  reach: Linear
}

/** Weight of the text's log-odds among those of reach. */
export const TEXT = '~text'

/** How much a text wants a careful look, 0..1, and from one half on the signs that say so. Never a verdict on truth. */
export interface Suspected {
  suspicion: number
  reasons: Reason[]
}

/** Suspicion of one text under the given weights, as `assess` gives it. */
export function suspicionOf(input: AssessInput, model: SuspicionModel): Suspected {
  const reading = read(input)
  return suspect(signsIn(reading, input, firedRules(reading)), reading, input, model)
}

/** As `suspicionOf`, for a text whose reading and signs (`shown`, all features but words) are already there. */
export function suspect(
  shown: Features,
  reading: Reading,
  input: AssessInput,
  { words, text, reach }: SuspicionModel,
): Suspected {
  const style = styleOf(reading)
  const signs = words ? new Map([...shown, ...style, ...wordSignsOf(reading)]) : null
  const odds = signs ? margin(text, signs) : marginOfFew(text, (name) => style.get(name) ?? shown.get(name))
  const went = reachOf(input)
  const whole = went.size === 0 ? odds : margin(reach, new Map([...went, [TEXT, odds]]))
  const suspicion = Math.round(sigmoid(whole) * 1000) / 1000
  if (suspicion < HALF) return { suspicion, reasons: [] }
  return { suspicion, reasons: doubtReason(signs ?? new Map([...shown, ...style]), reading, text) }
}

/** As `margin`, for a model of some dozens of weights: a text shows hundreds of features. */
function marginOfFew({ bias, weights }: Linear, shownAs: (name: string) => number | undefined): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (shownAs(name) ?? 0), bias)
}

const HALF = 0.5
