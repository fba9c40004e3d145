import type { Neighbour, Placement, Sketch } from '@chudong/domain'
import { resemblance } from './minhash.ts'
import { conflict, inTwoProvinces, meetInNames } from './shared-facts.ts'
import { affinityTo } from './similarity.ts'
import { type Vectors, vectorsOf } from './vectors.ts'

/** Estimated Jaccard of 3-word shingles: a reprint that keeps 80 % of the words has about 0.35. */
export const REPRINT = 0.3
const DAY = 86_400_000
const REPRINT_DAYS = 10
/** Log-odds an event must reach; frozen on the older half of the news-cluster set, on the careful side. */
const JOIN = 3.1

/** A neighbour ready for comparison. */
export interface NearBy {
  neighbour: Neighbour
  vectors: Vectors
}

interface Joined {
  eventId: string
  duplicateOf: string | null
  why: string
}

/**
 * Decides at once and for good where an article belongs: the event of its reprint or revision, else the event it
 * resembles most, else `newEventId` if it may be an incident, else none. Never joins across provinces or types;
 * texts under eight words join nothing.
 */
export function placeInEvent(drawn: Sketch, neighbours: readonly Neighbour[], newEventId: string): Placement {
  const own = vectorsFor(drawn)
  const near = neighbours.map((neighbour) => ({ neighbour, vectors: vectorsFor(neighbour) }))
  const joined = join(own, near)
  if (joined && joined.eventId !== '') return joined
  const likely =
    drawn.terms.length > 0 && (drawn.incident || drawn.type !== null || drawn.diseases.length > 0)
  if (!likely)
    return {
      eventId: null,
      duplicateOf: joined?.duplicateOf ?? null,
      why: joined?.why ?? 'no event near, not of health',
    }
  return {
    eventId: newEventId,
    duplicateOf: joined?.duplicateOf ?? null,
    why: joined?.why ?? 'first report: no event near',
  }
}

/** Under the term list they were made of: a store that keeps sketches hands out the same list again and again. */
const made = new WeakMap<readonly string[], Vectors>()

function vectorsFor(sketch: Sketch): Vectors {
  const known = made.get(sketch.terms)
  if (known?.sketch.title === sketch.title) return { ...known, sketch }
  const fresh = vectorsOf(sketch)
  made.set(sketch.terms, fresh)
  return fresh
}

/** The event an article joins among its neighbours, or null; `eventId` is '' when its reprint has no event. */
export function join(own: Vectors, near: readonly NearBy[]): Joined | null {
  const known = near.find((one) => isRevision(own.sketch, one.neighbour))
  if (known)
    return {
      eventId: known.neighbour.eventId ?? '',
      duplicateOf: known.neighbour.duplicateOf,
      why: 'revision of the same address',
    }
  if (own.sketch.terms.length === 0) return null
  return reprint(own.sketch, near) ?? sameHeadline(own, near) ?? bestEvent(own, near)
}

function isRevision(a: Sketch, b: Neighbour): boolean {
  return a.articleId === b.articleId || (a.url !== null && a.url === b.url)
}

/** The earliest member of the group of reprints that the nearest reprint belongs to. */
function reprint(drawn: Sketch, near: readonly NearBy[]): Joined | null {
  let best: Neighbour | null = null
  let most = REPRINT
  for (const { neighbour } of near) {
    if (Math.abs(drawn.at.getTime() - neighbour.at.getTime()) > REPRINT_DAYS * DAY) continue
    if (inTwoProvinces(drawn, neighbour)) continue
    const share = resemblance(drawn.signature, neighbour.signature)
    if (share > most || (share === most && best !== null && neighbour.at < best.at)) {
      best = neighbour
      most = share
    }
  }
  if (!best) return null
  const duplicateOf = best.duplicateOf ?? best.articleId
  return {
    eventId: best.eventId ?? '',
    duplicateOf,
    why: `reprint: ${Math.round(most * 100)} % of the text is the same`,
  }
}

/** Columns and bulletins carry one heading week after week: after three days the same headline says nothing. */
const HEADLINE_DAYS = 3
const HEADLINE_WORDS = 8

/** What a listing says of a reprint is its headline and little more; the words of the body cannot tell then. */
function sameHeadline({ sketch: drawn, headline }: Vectors, near: readonly NearBy[]): Joined | null {
  if (headline.split(' ').length < HEADLINE_WORDS) return null
  const twin = near.find(
    ({ neighbour, vectors }) =>
      vectors.headline === headline &&
      Math.abs(drawn.at.getTime() - neighbour.at.getTime()) <= HEADLINE_DAYS * DAY &&
      conflict(drawn, neighbour) === null,
  )?.neighbour
  if (!twin) return null
  const duplicateOf = twin.duplicateOf ?? twin.articleId
  return { eventId: twin.eventId ?? '', duplicateOf, why: 'reprint: the headline is the same' }
}

function bestEvent(own: Vectors, near: readonly NearBy[]): Joined | null {
  const affinity = affinityTo(own)
  const scores = new Map<string, number[]>()
  for (const { neighbour, vectors } of near) {
    if (neighbour.eventId === null || conflict(own.sketch, neighbour) !== null) continue
    if (!ofOneKind(own.sketch, neighbour)) continue
    const list = scores.get(neighbour.eventId)
    const score = affinity(vectors)
    if (list) list.push(score)
    else scores.set(neighbour.eventId, [score])
  }
  for (const { neighbour } of near)
    if (neighbour.eventId !== null && inTwoProvinces(own.sketch, neighbour)) scores.delete(neighbour.eventId)
  let best: Joined | null = null
  let most = JOIN
  for (const [eventId, list] of scores) {
    const score = eventScore(list)
    if (score < most) continue
    most = score
    best = { eventId, duplicateOf: null, why: reasonFor(own.sketch, near, eventId, score) }
  }
  return best
}

/** A report and a text that reports nothing (a drill, advice) meet only where they name one place, one disease or one name. */
function ofOneKind(a: Sketch, b: Neighbour): boolean {
  if (a.incident === b.incident) return true
  return (
    (a.province !== '' && a.province === b.province) ||
    a.diseases.some((one) => b.diseases.includes(one)) ||
    meetInNames(a, b)
  )
}

/** Mean of the best and of all members: one odd member neither opens nor closes an event. */
function eventScore(list: readonly number[]): number {
  const mean = list.reduce((sum, score) => sum + score, 0) / list.length
  return (Math.max(...list) + mean) / 2
}

function reasonFor(drawn: Sketch, near: readonly NearBy[], eventId: string, score: number): string {
  const members = near.filter((one) => one.neighbour.eventId === eventId).map((one) => one.neighbour)
  const theirs = new Set(members.flatMap((one) => one.terms))
  const shared = drawn.terms.filter((term) => term.includes(' ') && theirs.has(term)).slice(0, 5)
  const facts = [
    ...drawn.places.filter((place) => members.some((one) => one.places.includes(place))).slice(0, 2),
    drawn.province !== '' && members.some((one) => one.province === drawn.province) ? drawn.province : '',
    ...drawn.diseases.filter((disease) => members.some((one) => one.diseases.includes(disease))),
  ].filter(Boolean)
  return [
    `same event, log-odds ${score.toFixed(1)}`,
    ...facts,
    shared.length > 0 ? `words: ${shared.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
