import type { IncidentType } from '@chudong/domain'
import { enrol } from '@chudong/vietnamese'
import type { Features } from './features.ts'
import { type Linear, marginsOfRows, type Panel, panelOf } from './linear.ts'
import type { JudgeModel } from './model.ts'
import { PairTable } from './pair-table.ts'
import type { Line } from './read.ts'
import { addWords } from './word-rows.ts'

/** The judgements of a model in the order of its panel; the types follow them. */
export const HEADS = ['incident', 'health', 'abroad', 'suspect', 'debunk'] as const

/** A model made ready for fast judging. */
export interface Compiled {
  /** The judgements (`HEADS`), and behind them the types, which few texts are asked for. */
  panel: Panel
  /** Its rows for all features but words. */
  signs: ReadonlyMap<string, number>
  /** Rows for single words, by the number of a folded word; -1 for one that the model does not know. */
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
export function compiledAs(model: JudgeModel, panel: Panel, types: IncidentType[]): Compiled {
  const signs = new Map<string, number>()
  const pairs = new PairTable(panel.rows.size)
  const singles: [number, number][] = []
  for (const [name, row] of panel.rows) {
    const [first = '', second] = name.slice(1).split(' ')
    if (!name.startsWith('.')) signs.set(name, row)
    else if (second === undefined) singles.push([enrol(first), row])
    else pairs.set(enrol(first), enrol(second), row)
  }
  const words = new Int32Array(Math.max(0, ...singles.map(([word]) => word)) + 1).fill(-1)
  for (const [word, row] of singles) words[word] = row
  const ready = { panel, signs, words, pairs, types }
  made.set(model, ready)
  return ready
}

/** Rows of what a text shows, and how many features it shows in all. */
export interface Shown {
  rows: readonly number[]
  features: number
}

/** What a text shows of what a model knows: its signs (all features but words) are given, its sentences hold the words. */
export function shownTo(ready: Compiled, signs: Features, lines: readonly Line[]): Shown {
  const rows: number[] = []
  for (const name of signs.keys()) {
    const row = ready.signs.get(name)
    if (row !== undefined) rows.push(row)
  }
  const different = addWords(ready, lines, rows)
  return { rows, features: signs.size + different }
}

/** The type that a text most likely speaks of. */
export function likeliestType({ panel, types }: Compiled, { rows, features }: Shown): IncidentType {
  const sums = marginsOfRows(panel, rows, features, HEADS.length)
  return types[sums.indexOf(Math.max(...sums))] ?? 'outbreak'
}
