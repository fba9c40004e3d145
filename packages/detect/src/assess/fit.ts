import type { Linear } from './linear.ts'
import type { Table } from './table.ts'

/** What a judgement is fitted to: the answer and the weight of every row of a table. */
export interface Target {
  yes: readonly boolean[]
  /** How much a row counts; 1 when not given. */
  weights?: readonly number[]
}

export interface FitOptions {
  /** Cost of errors against the pull to the prior: larger trusts the rows more (liblinear's C). */
  cost?: number
  /** Where weights are pulled to: what the rules say before any row is seen. */
  prior?: Linear
}

/**
 * Logistic regression with L2 pull to a prior, minimised by L-BFGS over all rows at once: the same rows give the same
 * weights, whatever their order. The bias is free.
 */
export function fit(table: Table, target: Target, { cost = 0.3, prior }: FitOptions = {}): Linear {
  const width = table.names.length
  const center = new Float64Array(width + 1)
  for (const [column, name] of table.names.entries()) center[column] = prior?.weights[name] ?? 0
  center[width] = prior?.bias ?? 0
  const found = minimise(center, (point, slope) => loss(table, target, cost, center, point, slope))
  const weights: Record<string, number> = {}
  for (const [column, name] of table.names.entries()) {
    const weight = round(found[column] ?? 0)
    if (weight !== 0) weights[name] = weight
  }
  return { bias: round(found[width] ?? 0), weights }
}

/** Penalised loss at a point; writes its gradient into `slope`. */
function loss(
  table: Table,
  { yes, weights }: Target,
  cost: number,
  center: Float64Array,
  point: Float64Array,
  slope: Float64Array,
): number {
  const width = point.length - 1
  let sum = 0
  for (let j = 0; j < width; j++) {
    const away = (point[j] as number) - (center[j] as number)
    slope[j] = away
    sum += 0.5 * away * away
  }
  slope[width] = 0
  for (let i = 0; i < yes.length; i++) {
    const from = table.starts[i] as number
    const to = table.starts[i + 1] as number
    let odds = point[width] as number
    for (let c = from; c < to; c++)
      odds += (point[table.columns[c] as number] as number) * (table.values[c] as number)
    const signed = yes[i] ? odds : -odds
    const weight = cost * (weights?.[i] ?? 1)
    sum += weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed)
    const push = (yes[i] ? -1 : 1) * (weight / (1 + Math.exp(signed)))
    slope[width] = (slope[width] as number) + push
    for (let c = from; c < to; c++) {
      const column = table.columns[c] as number
      slope[column] = (slope[column] as number) + push * (table.values[c] as number)
    }
  }
  return sum
}

const MEMORY = 8
const STEPS = 120
const ENOUGH = 5e-3

interface Turn {
  step: Float64Array
  change: Float64Array
  scale: number
}

/** L-BFGS with backtracking; stops when the gradient is small beside where it began. */
function minimise(
  start: Float64Array,
  measure: (point: Float64Array, slope: Float64Array) => number,
): Float64Array {
  let point = Float64Array.from(start)
  let slope = new Float64Array(start.length)
  let value = measure(point, slope)
  const first = Math.sqrt(dot(slope, slope)) || 1
  const turns: Turn[] = []
  for (let round = 0; round < STEPS && Math.sqrt(dot(slope, slope)) > ENOUGH * first; round++) {
    const way = direction(slope, turns)
    const fall = dot(way, slope)
    const next = new Float64Array(point.length)
    const nextSlope = new Float64Array(point.length)
    let length = turns.length === 0 ? Math.min(1, 1 / first) : 1
    let nextValue = value
    for (let tries = 0; tries < 30; tries++, length /= 2) {
      for (let j = 0; j < next.length; j++) next[j] = (point[j] as number) + length * (way[j] as number)
      nextValue = measure(next, nextSlope)
      if (nextValue <= value + 1e-4 * length * fall) break
    }
    if (nextValue >= value) break
    remember(turns, point, next, slope, nextSlope)
    point = next
    slope = nextSlope
    value = nextValue
  }
  return point
}

function remember(
  turns: Turn[],
  point: Float64Array,
  next: Float64Array,
  slope: Float64Array,
  nextSlope: Float64Array,
): void {
  const step = next.map((x, j) => x - (point[j] as number))
  const change = nextSlope.map((x, j) => x - (slope[j] as number))
  const curve = dot(step, change)
  if (curve <= 1e-12) return
  turns.push({ step, change, scale: 1 / curve })
  if (turns.length > MEMORY) turns.shift()
}

/** The two-loop recursion: minus the gradient, bent by what the last steps showed of the curvature. */
function direction(slope: Float64Array, turns: readonly Turn[]): Float64Array {
  const way = slope.map((x) => -x)
  const shares: number[] = []
  for (const { step, change, scale } of [...turns].reverse()) {
    const share = scale * dot(step, way)
    shares.unshift(share)
    add(way, change, -share)
  }
  const last = turns.at(-1)
  if (last) {
    const shrink = 1 / (last.scale * dot(last.change, last.change))
    for (let j = 0; j < way.length; j++) way[j] = (way[j] as number) * shrink
  }
  for (const [i, { step, change, scale }] of turns.entries())
    add(way, step, (shares[i] ?? 0) - scale * dot(change, way))
  return way
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let j = 0; j < to.length; j++) to[j] = (to[j] as number) + times * (what[j] as number)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number)
  return sum
}

function round(x: number): number {
  return Math.round(x * 1000) / 1000
}
