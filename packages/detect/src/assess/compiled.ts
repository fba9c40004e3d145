import type { IncidentType } from '@chudong/domain'
import { type Panel, panelOf } from './linear.ts'
import type { JudgeModel } from './model.ts'

/** The judgements of a model in the order of its panel; the types follow them. */
export const HEADS = ['incident', 'health', 'abroad', 'suspect', 'debunk'] as const

/** A model made ready for fast judging. */
export interface Compiled {
  panel: Panel
  types: IncidentType[]
}

const made = new WeakMap<JudgeModel, Compiled>()

/** A model's panel, made once. */
export function compiled(model: JudgeModel): Compiled {
  const known = made.get(model)
  if (known) return known
  const types = Object.keys(model.types) as IncidentType[]
  const linears = [...HEADS.map((head) => model[head]), ...types.flatMap((type) => model.types[type] ?? [])]
  return compiledAs(model, { panel: panelOf(linears), types })
}

/** Says that the model judges by this panel, made from its file without naming every weight twice. */
export function compiledAs(model: JudgeModel, ready: Compiled): Compiled {
  made.set(model, ready)
  return ready
}
