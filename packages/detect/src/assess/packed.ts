import type { IncidentType } from '@chudong/domain'
import { compiledAs, HEADS } from './compiled.ts'
import type { Linear, Panel } from './linear.ts'
import type { JudgeModel } from './model.ts'

/** A model as it is kept in a file: every feature named once, weights in hundredths in the order of the names. */
export interface PackedModel extends Pick<JudgeModel, 'card' | 'calibration' | 'thresholds'> {
  names: string[]
  heads: Record<Head, PackedLinear>
  types: Partial<Record<IncidentType, PackedLinear>>
}

interface PackedLinear {
  bias: number
  weights: number[]
}

type Head = (typeof HEADS)[number]

/** Packs a model for its file; `modelOf` gives it back as it was, to a hundredth. */
export function pack(model: JudgeModel): PackedModel {
  const linears = [...HEADS.map((head) => model[head]), ...Object.values(model.types)]
  const names = [...new Set(linears.flatMap(({ weights }) => Object.keys(weights)))].sort()
  const packed = ({ bias, weights }: Linear): PackedLinear => ({
    bias,
    weights: names.map((name) => Math.round(100 * (weights[name] ?? 0))),
  })
  const { card, calibration, thresholds, types } = model
  return {
    card,
    calibration,
    thresholds,
    names,
    heads: Object.fromEntries(HEADS.map((head) => [head, packed(model[head])])) as PackedModel['heads'],
    types: Object.fromEntries(Object.entries(types).map(([type, linear]) => [type, packed(linear)])),
  }
}

/**
 * The model of a file, ready to judge: its panel holds every weight once; of the readable weights only those of rules are
 * unpacked, as reasons are given by them.
 */
export function modelOf({ names, heads, types, ...rest }: PackedModel): JudgeModel {
  const rules = names.flatMap((name, row) => (name.startsWith('!') ? [[name, row] as const] : []))
  const linear = ({ bias, weights }: PackedLinear): Linear => ({
    bias,
    weights: Object.fromEntries(rules.map(([name, row]) => [name, (weights[row] ?? 0) / 100])),
  })
  const kinds = Object.keys(types) as IncidentType[]
  const model: JudgeModel = {
    ...rest,
    ...(Object.fromEntries(HEADS.map((head) => [head, linear(heads[head])])) as Record<Head, Linear>),
    types: Object.fromEntries(Object.entries(types).map(([type, packed]) => [type, linear(packed)])),
  }
  const columns = [...HEADS.map((head) => heads[head]), ...kinds.flatMap((type) => types[type] ?? [])]
  compiledAs(model, panelOfColumns(names, columns), kinds)
  return model
}

function panelOfColumns(names: readonly string[], columns: readonly PackedLinear[]): Panel {
  const weights = new Float32Array(names.length * columns.length)
  for (const [at, column] of columns.entries())
    for (let row = 0; row < names.length; row++)
      weights[row * columns.length + at] = (column.weights[row] ?? 0) / 100
  const rows = new Map(names.map((name, row) => [name, row]))
  return { biases: columns.map(({ bias }) => bias), rows, weights }
}
