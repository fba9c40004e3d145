import { type PhraseMatch, phraseMatcher } from '@chudong/vietnamese'
import toneData from '../../data/tone.json' with { type: 'json' }

/** What a word is a sign of: `good` and `bad` are weak signs ("luôn", "hơi"), `denial` is "không" before what no list knows. */
export type Kind = 'praise' | 'complaint' | 'wish' | 'good' | 'bad' | 'denial'

/** A word of a clause that counts, with the negation before it ("không thật sự tốt"); a weight above 0 is praise. */
export interface WeighedWord {
  start: number
  end: number
  kind: Kind
  weight: number
}

const WEIGHT = { praise: 1, complaint: -1.2, wish: -1.2, good: 0.3, bad: -0.4, denial: -0.8 } as const
/** A denied complaint ("không khó") says less than praise; "không" and "chưa" weigh as much as a complaint. */
const DENIED = { praise: -1.2, complaint: 0.6, good: -0.8 } as const
/** "giúp dễ hiểu hơn": better than before, not a wish. */
const MADE_BETTER = 0.5
/** How many words may stand between a negation and what it denies. */
const REACH = { praise: 4, complaint: 2, good: 2 } as const
const BEFORE_MORE = 2

type Listed = Exclude<Kind, 'denial'> | 'plain'
const LISTS = ['plain', 'wish', 'praise', 'complaint', 'good', 'bad'] as const
const kindOf = new Map<string, Listed>()
for (const kind of LISTS)
  for (const phrase of toneData[kind]) if (!kindOf.has(phrase)) kindOf.set(phrase, kind)
const findListed = phraseMatcher([...kindOf.keys()])
const findOpenings = phraseMatcher(toneData.opening)
const findNegations = phraseMatcher(toneData.negation)
const between = new Set(toneData.between)
const helping = new Set(toneData.helping)

interface Found extends PhraseMatch {
  kind: Listed
}

interface Clause {
  list: readonly string[]
  found: Found[]
  negations: PhraseMatch[]
  helped: boolean
}

/**
 * The words of one clause that praise, complain or wish. `first` is true for the clause that opens the text, where a verb
 * of change is a wish ("Tăng thêm bàn khám"); `wished` when a clause before it wishes.
 */
export function wordsOf(list: readonly string[], first: boolean, wished: boolean): WeighedWord[] {
  const found = foundIn(list, first)
  const negations = negationsIn(list, found)
  const clause = { list, found, negations, helped: list.some((token) => helping.has(token)) }
  const denials = new Set<PhraseMatch>()
  const words: WeighedWord[] = []
  let wish = wished
  for (const [at, one] of found.entries()) {
    if (one.kind === 'plain') continue
    const denial = denialOf(one, clause)
    if (denial) denials.add(denial)
    const weight = weightOf(at, clause, denial !== undefined, wish)
    wish ||= one.kind === 'wish'
    words.push({ start: denial?.start ?? one.start, end: one.end, kind: one.kind, weight })
  }
  const own = words.filter((word) => ![...denials].some((denial) => same(denial, word)))
  const bare = negations
    .filter((one) => !denials.has(one) && !own.some((word) => overlap(word, one)))
    .map(({ start, end }): WeighedWord => ({ start, end, kind: 'denial', weight: WEIGHT.denial }))
  return [...own, ...bare].filter(({ weight }) => weight !== 0).sort((a, b) => a.start - b.start)
}

/** Listed phrases in order, with the opening verb of the text as a wish and "hay" as praise where it is not "often" or "or". */
function foundIn(list: readonly string[], first: boolean): Found[] {
  const [opening] = first ? findOpenings(list) : []
  const listed = findListed(list).map((one): Found => ({ ...one, kind: kindOf.get(one.phrase) ?? 'plain' }))
  const found: Found[] =
    opening?.start === 0
      ? [{ ...opening, kind: 'wish' }, ...listed.filter(({ start }) => start >= opening.end)]
      : listed
  const praised = list.flatMap((token, i): Found[] =>
    token === 'hay' && endsClause(list[i + 1]) && !found.some(({ start, end }) => start <= i && i < end)
      ? [{ phrase: token, start: i, end: i + 1, kind: 'praise' }]
      : [],
  )
  return [...found, ...praised].sort((a, b) => a.start - b.start)
}

function endsClause(next: string | undefined): boolean {
  return next === undefined || ['và', 'nhưng', 'mà'].includes(next)
}

/** Negations that are not a part of a listed phrase ("không khí"); one that runs into a phrase ends before it. */
function negationsIn(list: readonly string[], found: readonly Found[]): PhraseMatch[] {
  return findNegations(list).flatMap((one) => {
    const over = found.find((other) => overlap(other, one) && !same(other, one))
    if (!over) return [one]
    return over.start > one.start ? [{ ...one, end: over.start }] : []
  })
}

function denialOf(one: Found, { list, negations }: Clause): PhraseMatch | undefined {
  const { kind } = one
  if (kind !== 'praise' && kind !== 'complaint' && kind !== 'good') return undefined
  return negations.findLast((negation) => {
    const gap = list.slice(negation.end, one.start)
    const near = negation.end <= one.start && gap.length <= REACH[kind]
    return near && (kind !== 'complaint' || gap.every((token) => between.has(token)))
  })
}

function weightOf(at: number, clause: Clause, denied: boolean, wish: boolean): number {
  const { found, list, helped } = clause
  const one = found[at]
  if (!one || one.kind === 'plain') return 0
  const { kind, phrase, end } = one
  if (kind === 'wish') return WEIGHT.wish
  if (kind === 'bad') return phrase === 'hơn' && isPlainMore(at, clause, wish) ? 0 : WEIGHT.bad
  if (denied) return DENIED[kind]
  if (kind === 'complaint') return WEIGHT.complaint
  const more = kind === 'praise' && list.slice(end, end + BEFORE_MORE).includes('hơn')
  if (more) return helped && !wish ? MADE_BETTER : WEIGHT.wish
  return wish ? 0 : WEIGHT[kind]
}

/** "Hơn" that asks for nothing: before a number, where something helps, or already counted with the praise before it. */
function isPlainMore(at: number, { found, list, helped }: Clause, wish: boolean): boolean {
  const [before, one] = [found[at - 1], found[at]]
  if (!one) return false
  const counted = before?.kind === 'praise' && one.start - before.end < BEFORE_MORE
  return counted || (helped && !wish) || /^\d/.test(list[one.end] ?? '')
}

function same(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start && a.end === b.end
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}
