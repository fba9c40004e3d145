import type { Neighbour, Placement, Sketch } from '@chudong/domain'
import { relatedAmong } from './affair.ts'
import { type Joined, reprintAmong } from './reprints.ts'
import { conflict, inTwoProvinces, meetInNames } from './shared-facts.ts'
import { affinityTo, type Compared } from './similarity.ts'
import { type Vectors, vectorsOf } from './vectors.ts'

const DAY = 86_400_000
/** Log-odds an event must reach; frozen on the older half of the news-cluster set, on the careful side. */
const JOIN = 3.1

/**
 * Decides at once and for good where an article belongs: the event of its reprint or revision, else the event it
 * resembles most, else `newEventId` if it may be an incident, else none. Never joins across provinces or types;
 * texts under eight words join nothing.
 */
export function placeInEvent(drawn: Sketch, neighbours: readonly Neighbour[], newEventId: string): Placement {
  const [own, near] = [compared(drawn), neighbours.map(compared)]
  const joined = revisionAmong(drawn, near) ?? reprintAmong(own, near) ?? eventAmong(own, near)
  const eventId = joined?.eventId || (mayFound(drawn) ? newEventId : null)
  return {
    eventId,
    duplicateOf: joined?.duplicateOf ?? null,
    why: joined?.why ?? (eventId === null ? 'no event near, not of health' : 'first report: no event near'),
    related: eventId === null ? null : relatedAmong(own, near, eventId),
  }
}

function mayFound({ terms, incident, type, diseases }: Sketch): boolean {
  return terms.length > 0 && (incident || type !== null || diseases.length > 0)
}

/** Under the term list they were made of: a store that keeps sketches hands out the same list again and again. */
const made = new WeakMap<readonly string[], { from: Sketch; vectors: Vectors }>()

function compared<S extends Sketch>(sketch: S): Compared<S> {
  const known = made.get(sketch.terms)
  if (known?.from.title === sketch.title && known.from.signature === sketch.signature)
    return { sketch, vectors: known.vectors }
  const vectors = vectorsOf(sketch)
  made.set(sketch.terms, { from: sketch, vectors })
  return { sketch, vectors }
}

/** What an article joins as a new version of one among its neighbours, or null. */
export function revisionAmong(drawn: Sketch, near: readonly Compared<Neighbour>[]): Joined | null {
  const known = near.find((one) => isRevision(drawn, one.sketch))?.sketch
  if (!known) return null
  const { eventId, duplicateOf } = known
  return { eventId: eventId ?? '', duplicateOf, why: 'revision of the same address' }
}

/** What an article that is neither revision nor reprint joins among its neighbours, or null. */
export function eventAmong(own: Compared, near: readonly Compared<Neighbour>[]): Joined | null {
  return own.vectors.terms === 0 ? null : (sameHeadline(own, near) ?? bestEvent(own, near))
}

function isRevision(a: Sketch, b: Neighbour): boolean {
  return a.articleId === b.articleId || (a.url !== null && a.url === b.url)
}

/** Columns and bulletins carry one heading week after week: after three days the same headline says nothing. */
const HEADLINE_DAYS = 3
const HEADLINE_WORDS = 8

/** What a listing says of a reprint is its headline and little more; the words of the body cannot tell then. */
function sameHeadline(
  { sketch: drawn, vectors: { headline, headlineHash } }: Compared,
  near: readonly Compared<Neighbour>[],
): Joined | null {
  if (headline.split(' ').length < HEADLINE_WORDS) return null
  const twin = near.find(
    ({ sketch: neighbour, vectors }) =>
      vectors.headlineHash === headlineHash &&
      vectors.headline === headline &&
      Math.abs(drawn.at.getTime() - neighbour.at.getTime()) <= HEADLINE_DAYS * DAY &&
      conflict(drawn, neighbour) === null,
  )?.sketch
  if (!twin) return null
  const duplicateOf = twin.duplicateOf ?? twin.articleId
  return { eventId: twin.eventId ?? '', duplicateOf, why: 'reprint: the headline is the same' }
}

function bestEvent(own: Compared, near: readonly Compared<Neighbour>[]): Joined | null {
  let best: string | null = null
  let most = JOIN
  for (const [eventId, list] of scoresOf(own, near)) {
    const score = eventScore(list)
    if (score < most) continue
    most = score
    best = eventId
  }
  if (best === null) return null
  const members = near.map((one) => one.sketch).filter(({ eventId }) => eventId === best)
  return { eventId: best, duplicateOf: null, why: reasonFor(own.sketch, members, most) }
}

/** How near the members of each event are that the article may join. */
function scoresOf(own: Compared, near: readonly Compared<Neighbour>[]): Map<string, number[]> {
  const affinity = affinityTo(own)
  const scores = new Map<string, number[]>()
  for (const one of near) {
    const { eventId } = one.sketch
    if (eventId === null || conflict(own.sketch, one.sketch) !== null) continue
    if (!ofOneKind(own.sketch, one.sketch)) continue
    const score = affinity(one)
    const list = scores.get(eventId)
    if (list) list.push(score)
    else scores.set(eventId, [score])
  }
  for (const { sketch } of near)
    if (sketch.eventId !== null && inTwoProvinces(own.sketch, sketch)) scores.delete(sketch.eventId)
  return scores
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

function reasonFor(drawn: Sketch, members: readonly Neighbour[], score: number): string {
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
