import type { Features } from '../assess/features.ts'
import { fit } from '../assess/fit.ts'
import { type Linear, margin } from '../assess/linear.ts'
import { tableOf } from '../assess/table.ts'
import { type KnownClaim, openClaimPostings } from './claim-index.ts'
import { describe } from './describe.ts'
import { compareAll, most, surenessFeatures } from './match.ts'
import type { ClaimModel } from './model.ts'
import { cuesOf, relationFeatures } from './relation.ts'

/** A text with the claim it means, if any, and what it does with it. */
export interface ClaimQuery {
  text: string
  claim_id: string | null
  relation: string
}

type Learned = Pick<ClaimModel, 'likeness' | 'sure' | 'debunks'>

/**
 * Learns from queries with known answers, and from other texts that mean no claim of the register; the same rows give
 * the same weights.
 */
export function learnClaims(
  claims: readonly KnownClaim[],
  queries: readonly ClaimQuery[],
  others: readonly string[] = [],
): Learned {
  const index = openClaimPostings<string>()
  for (const claim of claims) index.put(claim)
  const rest = others.map((text) => ({ text, claim_id: null, relation: 'none' }))
  const texts = [...queries, ...rest].map((row) => ({
    row,
    query: describe(row.text),
    cues: cuesOf(row.text),
  }))
  const model = { likeness: FLAT, sure: FLAT, debunks: FLAT } as ClaimModel
  const compared = texts.map(({ row, query }) => {
    const rows = compareAll(index, model, query)
    return { rows, right: rows.findIndex(({ claim }) => index.idOf(claim) === row.claim_id) }
  })
  const likeness = rank(compared.filter(({ right }) => right >= 0))
  const sure = examples()
  const debunks = examples()
  for (const [i, { rows, right }] of compared.entries()) {
    const text = texts[i]
    const weighed = rows.map((row) => ({ ...row, odds: margin(likeness, row.like) }))
    const best = most(weighed, (one) => one.odds)
    if (!text || !best) continue
    sure.add(surenessFeatures(weighed, best, text.cues), best === weighed[right])
    const meant = weighed[right]
    if (!meant) continue
    const features = relationFeatures(index, text.query, text.cues, meant.like, meant.claim)
    debunks.add(features, text.row.relation === 'debunks')
  }
  return { likeness, sure: sure.fit(), debunks: debunks.fit() }
}

const FLAT: Linear = { bias: 0, weights: {} }
/** Few features and hundreds of rows: the rows are trusted. */
const COST = 3

function examples() {
  const rows: Features[] = []
  const yes: boolean[] = []
  return {
    add(features: Features, answer: boolean): void {
      rows.push(features)
      yes.push(answer)
    },
    fit: () => fit(tableOf(rows), { yes }, { cost: COST }),
  }
}

interface Ranked {
  rows: { like: Features }[]
  right: number
}

/** Weights that put the right claim before the others (softmax over the candidates, AdaGrad). */
function rank(lists: readonly Ranked[]): Linear {
  const weights = new Map<string, number>()
  const squares = new Map<string, number>()
  for (let step = 0; step < RANK_EPOCHS * lists.length; step++) {
    const list = lists[(step * STRIDE) % lists.length]
    if (!list) break
    for (const [name, gradient] of gradientOf(list, weights)) {
      const pulled = gradient + RANK_DECAY * (weights.get(name) ?? START)
      const square = (squares.get(name) ?? 1) + pulled * pulled
      squares.set(name, square)
      weights.set(name, (weights.get(name) ?? START) - (RANK_RATE * pulled) / Math.sqrt(square))
    }
  }
  const rounded = [...weights].map(([name, weight]) => [name, Math.round(weight * 1000) / 1000])
  return { bias: 0, weights: Object.fromEntries(rounded) }
}

const START = 1
const RANK_EPOCHS = 40
const RANK_RATE = 0.3
const RANK_DECAY = 0.001
const STRIDE = 7919

function gradientOf({ rows, right }: Ranked, weights: ReadonlyMap<string, number>): Map<string, number> {
  const odds = rows.map(({ like }) => {
    let sum = 0
    for (const [name, value] of like) sum += (weights.get(name) ?? START) * value
    return sum
  })
  const most = Math.max(...odds)
  const parts = odds.map((one) => Math.exp(one - most))
  const whole = parts.reduce((a, b) => a + b, 0)
  const gradient = new Map<string, number>()
  rows.forEach(({ like }, i) => {
    const pull = (parts[i] ?? 0) / whole - (i === right ? 1 : 0)
    if (Math.abs(pull) < 1e-4) return
    for (const [name, value] of like) gradient.set(name, (gradient.get(name) ?? 0) + pull * value)
  })
  return gradient
}
