import type { AssessInput } from '@chudong/domain'
import { foldNormalised } from '@chudong/vietnamese'
import { type Blind, calibrate } from './calibrate.ts'
import type { Features } from './features.ts'
import { fit } from './fit.ts'
import { type Linear, margin } from './linear.ts'
import { type Reading, read } from './read.ts'
import { type SuspicionModel, TEXT } from './suspicion.ts'
import { reachOf, styleOf } from './suspicion-signs.ts'
import { pairsOf, wordSignsOf } from './suspicion-words.ts'
import { type Table, tableOf } from './table.ts'

/** A post with its engagement and whether readers judged it unreliable. */
export interface PostRow {
  text: string
  likes?: number | null
  comments?: number | null
  shares?: number | null
  unreliable: boolean
}

/** Costs of errors: of the text's words, of reach. Best going forward in time inside the training part. */
const TEXT_COST = 1
const REACH_COST = 0.03
/** How freely the text's odds may count beside the steps of reach, which drift: posts of the last weeks had a tenth of the likes. */
const TRUST = 3
/** How freely signs of a kind may count beside words: style, the opening, shapes. */
const KINDS: Record<string, number> = { '~': 0.7, '<': 0.4, '^': 0.8, ':': 0.8, '.': 0.8 }
/** A word of fewer posts is left out. */
const LEAST = 3
/** Blocks of time: each is judged by a model of the others, for the calibration and the reach. */
const BLOCKS = 4
/** Smaller weights move no judgement and only fill the file. */
const WORTH = 0.1

interface Example {
  text: Features
  reach: Features
  yes: boolean
}

/**
 * Learns suspicion from posts in order of time: regression over words, marks, shapes and style; calibrated, and joined with
 * reach, on blocks of time that the model had not seen. The same rows give the same weights.
 */
export function learnSuspicion(rows: readonly PostRow[]): Omit<SuspicionModel, 'card'> {
  const readings = rows.map((row) => read(inputOfPost(row)))
  const names = properNames(readings)
  const examples = rows.map((row, i) => exampleOf(row, readings[i] as Reading, names))
  const odds = blindOdds(examples)
  const text = calibrated(
    learnText(examples),
    examples.map(({ yes }, i) => ({ margin: odds[i] ?? 0, yes })),
  )
  const reach = learnReach(
    examples,
    odds.map((margin) => text.slope * margin + text.shift),
  )
  return { words: true, text: pruned(text.model), reach }
}

/** The newer half decides what is usual now: how often posts are unreliable changes from month to month. */
function calibrated(model: Linear, blind: readonly Blind[]): { model: Linear; slope: number; shift: number } {
  const { slope, shift } = calibrate(blind.slice(Math.floor(blind.length / 2)))
  const named = Object.entries(model.weights).map(([name, weight]) => [name, slope * weight] as const)
  return { model: { bias: slope * model.bias + shift, weights: Object.fromEntries(named) }, slope, shift }
}

/** Pairs that are mostly written with capitals are names of persons and places: no weight is to hang on one. */
function properNames(readings: readonly Reading[]): ReadonlySet<string> {
  const times = new Map<string, { all: number; capital: number }>()
  for (const { pair, capitals } of readings.flatMap(pairsOf)) {
    const seen = times.get(pair) ?? { all: 0, capital: 0 }
    times.set(pair, seen)
    seen.all++
    if (capitals) seen.capital++
  }
  return new Set([...times].flatMap(([pair, { all, capital }]) => (capital > all / 2 ? [pair] : [])))
}

function exampleOf(row: PostRow, reading: Reading, names: ReadonlySet<string>): Example {
  const words = [...wordSignsOf(reading)].filter(([name]) => !names.has(foldNormalised(name.slice(1))))
  return {
    text: new Map([...styleOf(reading), ...words]),
    reach: reachOf(inputOfPost(row)),
    yes: row.unreliable,
  }
}

/** A post as the judgement takes it. */
export function inputOfPost(row: PostRow): AssessInput {
  return {
    text: row.text,
    likes: row.likes ?? undefined,
    comments: row.comments ?? undefined,
    shares: row.shares ?? undefined,
  }
}

function blindOdds(examples: readonly Example[]): number[] {
  const blockOf = (i: number) => Math.floor((i * BLOCKS) / examples.length)
  const models = Array.from({ length: BLOCKS }, (_, block) =>
    learnText(examples.filter((__, i) => blockOf(i) !== block)),
  )
  return examples.map(({ text }, i) => margin(models[blockOf(i)] ?? { bias: 0, weights: {} }, text))
}

function learnText(examples: readonly Example[]): Linear {
  const { table, rarity } = rareTable(examples.map(({ text }) => text))
  const { bias, weights } = fit(table, { yes: examples.map(({ yes }) => yes) }, { cost: TEXT_COST })
  const named = table.names.map(
    (name, column) => [name, (weights[name] ?? 0) * (rarity[column] ?? 0)] as const,
  )
  return { bias, weights: Object.fromEntries(named.filter(([, weight]) => weight !== 0)) }
}

/** The features as a table whose words count more the rarer they are (inverse document frequency). */
function rareTable(rows: readonly Features[]): { table: Table; rarity: number[] } {
  const seen = new Map<string, number>()
  for (const row of rows) for (const name of row.keys()) seen.set(name, (seen.get(name) ?? 0) + 1)
  const kept = rows.map((row) => new Map([...row].filter(([name]) => (seen.get(name) ?? 0) >= LEAST)))
  const table = tableOf(kept)
  const rarity = table.names.map(
    (name) =>
      (KINDS[name.charAt(0)] ?? 1) *
      (name.startsWith('~') ? 1 : Math.log((1 + rows.length) / (1 + (seen.get(name) ?? 0))) + 1),
  )
  for (const [cell, column] of table.columns.entries())
    table.values[cell] = (table.values[cell] ?? 0) * (rarity[column] ?? 1)
  return { table, rarity }
}

/** Steps of reach beside the text's odds; posts of which nothing is known teach nothing here. */
function learnReach(examples: readonly Example[], odds: readonly number[]): Linear {
  const known = examples.flatMap(({ reach, yes }, i) =>
    reach.size === 0 ? [] : [{ shown: new Map([...reach, [TEXT, TRUST * (odds[i] ?? 0)]]), yes }],
  )
  if (known.length === 0) return { bias: 0, weights: { [TEXT]: 1 } }
  const table = tableOf(known.map(({ shown }) => shown))
  const model = fit(table, { yes: known.map(({ yes }) => yes) }, { cost: REACH_COST })
  const { bias, weights } = calibrated(
    model,
    known.map(({ shown, yes }) => ({ margin: margin(model, shown), yes })),
  ).model
  return { bias, weights: { ...weights, [TEXT]: TRUST * (weights[TEXT] ?? 0) } }
}

function pruned({ bias, weights }: Linear): Linear {
  const named = Object.entries(weights)
    .filter(([, weight]) => Math.abs(weight) >= WORTH)
    .map(([name, weight]) => [name, Math.round(100 * weight) / 100] as const)
  return { bias: Math.round(1000 * bias) / 1000, weights: Object.fromEntries(named) }
}
