import type { ClaimRelation } from '@chudong/domain'
import type { Features } from '../assess/features.ts'
import { margin, sigmoid } from '../assess/linear.ts'
import { candidatesOf } from './candidates.ts'
import { type ClaimPostings, type KnownClaim, openClaimPostings } from './claim-index.ts'
import { type Described, describe } from './describe.ts'
import { otherFigures } from './figures.ts'
import { agreement, likeness, weighText } from './likeness.ts'
import { type ClaimModel, ownClaimModel } from './model.ts'
import { cuesOf, relationFeatures } from './relation.ts'
import { containment, type ShingleSet, shinglesOf } from './shingles.ts'

/** What a text says of the register: `claimId` only when that is sure, `bestClaimId` the nearest claim in any case. */
export interface ClaimMatch<Id = string> {
  claimId: Id | null
  bestClaimId: Id | null
  /** 0..1; comparable between texts. */
  score: number
  relation: ClaimRelation
}

/** A short text is never matched by the machine alone. */
const LEAST_WORDS = 8
const NO_MATCH: ClaimMatch<never> = { claimId: null, bestClaimId: null, score: 0, relation: 'other' }
/** Probabilities from which a copy, and the same in other words, are taken as sure. */
const SURE_COPY = 0.75
const SURE_OTHER = 0.8

/** The register made searchable. Adding, replacing and removing a claim costs the same however many there are. */
export interface ClaimMatcher<Id> {
  /** Adds a claim, or replaces the one with its id. */
  put(claim: KnownClaim<Id>): void
  remove(id: Id): void
  /**
   * Finds the claim a text repeats or answers, whether the text lost its tones, was cut, is written in teencode, puts
   * other words around it or says it in other words.
   */
  match(text: string): ClaimMatch<Id>
}

/** A matcher of no claims yet. The same claims, put in the same order, and the same text give the same match. */
export function openClaimMatcher<Id>(model: ClaimModel = ownClaimModel): ClaimMatcher<Id> {
  const index = openClaimPostings<Id>()
  return {
    put: (claim) => index.put(claim),
    remove: (id) => index.remove(id),
    match: (text) => matchIn(index, model, text),
  }
}

/** Matches texts with a list of claims, in which one id may stand several times. */
export function claimIndex<Id>(
  claims: readonly KnownClaim<Id>[],
  model: ClaimModel = ownClaimModel,
): (text: string) => ClaimMatch<Id> {
  const matcher = openClaimMatcher<number>(model)
  for (const [at, claim] of claims.entries()) matcher.put({ ...claim, id: at })
  const named = (at: number | null) => (at === null ? null : (claims[at]?.id ?? null))
  return (text) => {
    const found = matcher.match(text)
    return { ...found, claimId: named(found.claimId), bestClaimId: named(found.bestClaimId) }
  }
}

function matchIn<Id>(index: ClaimPostings<Id>, model: ClaimModel, text: string): ClaimMatch<Id> {
  const query = describe(text)
  const cues = cuesOf(text)
  const best = nearest(index, model, query, cues)
  const known = best ? index.idOf(best.claim) : undefined
  if (!best || known === undefined) return NO_MATCH
  const sure = query.words.length >= LEAST_WORDS && best.sure
  return {
    claimId: sure ? known : null,
    bestClaimId: known,
    score: Math.round(best.score * 10_000) / 10_000,
    relation: sure ? relationTo(index, model, query, cues, best) : 'other',
  }
}

/** The claim nearest to a text, with what they share. */
export interface Nearest {
  claim: number
  score: number
  sure: boolean
  like: Features
}

function nearest(index: ClaimPostings, model: ClaimModel, query: Described, cues: Features): Nearest | null {
  const compared = compareAll(index, model, query)
  const copy = most(compared, (one) => one.copied)
  if (!copy) return null
  const copied = sigmoid(COPY_SLOPE * (copy.copied - COPY_MIDDLE))
  const likest = most(compared, (one) => one.odds)
  const meant = likest ? sigmoid(margin(model.sure, surenessFeatures(compared, likest, cues))) : 0
  const sure = copied >= SURE_COPY || meant >= SURE_OTHER
  const inOtherWords = meant * OTHER_WORDS
  if (!likest || likest.claim === copy.claim) return { ...copy, score: Math.max(copied, inOtherWords), sure }
  const repeats = copied >= SURE_COPY || copy.copied >= inOtherWords
  return repeats ? { ...copy, score: copied, sure } : { ...likest, score: inOtherWords, sure }
}

/** From this containment on, a text more likely than not repeats a part of the claim. */
const COPY_MIDDLE = 0.34
const COPY_SLOPE = 9
/** However sure, the same in other words ranks below a copy. */
const OTHER_WORDS = 0.6
/** Other words are looked for behind claims up to this many words; what resembles a long post without repeating it is another post. */
const SHORT = 45
const UNLIKE = Number.NEGATIVE_INFINITY

/** A claim compared with a text: how much is repeated, what they share, and by that how likely it is the one meant. */
export interface Compared {
  claim: number
  copied: number
  like: Features
  odds: number
}

/** Compares a text with the claims worth it. */
export function compareAll(index: ClaimPostings, model: ClaimModel, query: Described): Compared[] {
  const runs = shinglesOf(query.words, weightsOf(index, query.words))
  const weighed = weighText(query, index)
  const compared = [...candidatesOf(index, query)].map((claim) => {
    const copied = copiedFrom(index, claim, runs, query)
    if (index.words(claim).length > SHORT) return { claim, copied, like: NOTHING, odds: UNLIKE }
    const like = likeness(weighed, index.weighed(claim))
    return { claim, copied, like, odds: margin(model.likeness, like) }
  })
  comparePlaces(index, model, query, compared)
  return compared
}

/** Finding the places of a claim takes as long as all else: they are asked of those that could come first or second with them. */
function comparePlaces(
  index: ClaimPostings,
  model: ClaimModel,
  query: Described,
  compared: Compared[],
): void {
  const { weights } = model.likeness
  const names = query.places.size === 0 ? ['place not said'] : ['same place', 'other place']
  const atMost = Math.max(0, ...names.map((name) => weights[name] ?? 0))
  let [first, second] = [UNLIKE, UNLIKE]
  for (const one of compared.filter(({ odds }) => odds !== UNLIKE).sort((a, b) => b.odds - a.odds)) {
    if (one.odds + atMost < second) return
    const found = agreement('place', query.places, index.places(one.claim))
    if (found) {
      one.like.set(found, 1)
      one.odds += weights[found] ?? 0
    }
    second = Math.max(second, Math.min(first, one.odds))
    first = Math.max(first, one.odds)
  }
}

/** Share of a copy's weight that goes when all its figures differ. */
const FIGURES = 0.4
/** What repeats less is no copy, whatever its figures. */
const LEAST_COPIED = 0.15

function copiedFrom(index: ClaimPostings, claim: number, runs: ShingleSet, query: Described): number {
  const words = index.words(claim)
  const share = containment(runs, index.runs(claim), () => weightsOf(index, words))
  if (share < LEAST_COPIED) return share
  return share * (1 - FIGURES * otherFigures(query.figures, index.figures(claim)))
}

const NOTHING: Features = new Map()

function weightsOf(index: ClaimPostings, words: Int32Array): Float32Array {
  const weights = new Float32Array(words.length)
  for (let i = 0; i < words.length; i++) weights[i] = index.rarity(words[i] ?? 0)
  return weights
}

/** The one with the highest value, the first of equals; null when none has any. */
export function most<T>(all: readonly T[], value: (one: T) => number): T | null {
  let best: T | null = null
  let high = UNLIKE
  for (const one of all)
    if (value(one) > high) {
      best = one
      high = value(one)
    }
  return best
}

/** What tells whether the likest claim is meant: how like, how much more than the next, and the text's cues. */
export function surenessFeatures(compared: readonly Compared[], best: Compared, cues: Features): Features {
  const next = compared.reduce((high, one) => (one === best ? high : Math.max(high, one.odds)), 0)
  const found: Features = new Map(cues)
  found.set('likeness', best.odds / 5)
  found.set('ahead', best.odds - next)
  found.set('copied', best.copied)
  for (const name of COMMON) found.set(name, best.like.get(name) ?? 0)
  return found
}

const COMMON = [
  'words',
  'concepts',
  'words of claim',
  'concepts of claim',
  'words of text',
  'concepts of text',
  'other place',
]

function relationTo(
  index: ClaimPostings,
  model: ClaimModel,
  query: Described,
  cues: Features,
  best: Nearest,
): ClaimRelation {
  const odds = margin(model.debunks, relationFeatures(index, query, cues, best.like, best.claim))
  return odds >= 0 ? 'debunks' : 'asserts'
}
