import type { IncidentType } from '@chudong/domain'
import type { Linear } from './linear.ts'
import type { JudgeModel } from './model.ts'

/** A model as it is kept in a file: every feature named once, weights in hundredths in the order of the names. */
export interface PackedModel extends Pick<JudgeModel, 'card' | 'calibration' | 'thresholds' | 'suspicion'> {
  names: string[]
  heads: Record<Head, PackedLinear>
  types: Partial<Record<IncidentType, PackedLinear>>
}

interface PackedLinear {
  bias: number
  weights: number[]
}

const HEADS = ['incident', 'health', 'abroad', 'suspect', 'debunk'] as const
type Head = (typeof HEADS)[number]

/** Packs a model for its file; `unpack` gives it back as it was, to a hundredth. */
export function pack(model: JudgeModel): PackedModel {
  const linears = [...HEADS.map((head) => model[head]), ...Object.values(model.types)]
  const names = [...new Set(linears.flatMap(({ weights }) => Object.keys(weights)))].sort()
  const packed = ({ bias, weights }: Linear): PackedLinear => ({
    bias,
    weights: names.map((name) => Math.round(100 * (weights[name] ?? 0))),
  })
  const { card, calibration, thresholds, suspicion, types } = model
  return {
    card,
    calibration,
    thresholds,
    suspicion,
    names,
    heads: Object.fromEntries(HEADS.map((head) => [head, packed(model[head])])) as PackedModel['heads'],
    types: Object.fromEntries(Object.entries(types).map(([type, linear]) => [type, packed(linear)])),
  }
}

export function unpack({ names, heads, types, ...rest }: PackedModel): JudgeModel {
  const linear = ({ bias, weights }: PackedLinear): Linear => ({
    bias,
    weights: Object.fromEntries(
      names.flatMap((name, i) => ((weights[i] ?? 0) === 0 ? [] : [[name, (weights[i] ?? 0) / 100] as const])),
    ),
  })
  return {
    ...rest,
    ...(Object.fromEntries(HEADS.map((head) => [head, linear(heads[head])])) as Record<Head, Linear>),
    types: Object.fromEntries(Object.entries(types).map(([type, packed]) => [type, linear(packed)])),
  }
}
