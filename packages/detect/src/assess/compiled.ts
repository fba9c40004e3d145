import type { IncidentType } from '@chudong/domain'
import { enrol } from '@chudong/vietnamese'
import type { Features } from './features.ts'
import { addRow, type Linear, marginsFrom, type Panel, panelOf } from './linear.ts'
import type { JudgeModel } from './model.ts'
import { PairTable } from './pair-table.ts'
import type { Line } from './read.ts'
import { addWords } from './word-rows.ts'

/** The judgements of a model in the order of its panel; the types follow them. */
export const HEADS = ['incident', 'health', 'abroad', 'suspect', 'debunk'] as const

/** A model made ready for fast judging. */
export interface Compiled {
  panel: Panel
  /** Rows of the panel for single words, by the number of a folded word; -1 for one that the model does not know. */
  words: Int32Array
  /** Rows for pairs of words. */
  pairs: PairTable
  types: IncidentType[]
}

const made = new WeakMap<JudgeModel, Compiled>()

/** A model's panel, made once. It enrols the words that the model knows: a text is to be read after that. */
export function compiled(model: JudgeModel): Compiled {
  const known = made.get(model)
  if (known) return known
  const types = Object.keys(model.types) as IncidentType[]
  const linears: Linear[] = [
    ...HEADS.map((head) => model[head]),
    ...types.flatMap((type) => model.types[type] ?? []),
  ]
  return compiledAs(model, panelOf(linears), types)
}

/** Says that the model judges by this panel, made from its file without naming every weight twice. */
export function compiledAs(model: JudgeModel, whole: Panel, types: IncidentType[]): Compiled {
  const rows = new Map<string, number>()
  const pairs = new PairTable(whole.rows.size)
  const singles: [number, number][] = []
  for (const [name, row] of whole.rows) {
    const [first = '', second] = name.slice(1).split(' ')
    if (!name.startsWith('.')) rows.set(name, row)
    else if (second === undefined) singles.push([enrol(first), row])
    else pairs.set(enrol(first), enrol(second), row)
  }
  const words = new Int32Array(Math.max(0, ...singles.map(([word]) => word)) + 1).fill(-1)
  for (const [word, row] of singles) words[word] = row
  const ready = { panel: { ...whole, rows }, words, pairs, types }
  made.set(model, ready)
  return ready
}

/** As `margins`, for a text whose signs (all features but words) are given, and its sentences for the words. */
export function marginsOfText(ready: Compiled, signs: Features, lines: readonly Line[]): number[] {
  const { panel } = ready
  const sums = new Float64Array(panel.biases.length)
  for (const name of signs.keys()) addRow(panel, panel.rows.get(name) ?? -1, sums)
  const different = addWords(ready, lines, sums)
  return marginsFrom(panel, sums, signs.size + different)
}
