import type { Neighbour, Sketch } from '@chudong/domain'
import { hashOf } from '@chudong/vietnamese'
import { relatedAmong } from './affair.ts'
import { quickFacts } from './facts.ts'
import { type KeyIndex, openKeyIndex } from './key-index.ts'
import { eventAmong, revisionAmong } from './place.ts'
import type { Rarity } from './rarity.ts'
import { type Joined, openReprints, type Reprints } from './reprints.ts'
import type { Compared } from './similarity.ts'
import { draw, kindKeys, type SketchedJudgement } from './sketch.ts'
import { streamRarity } from './stream-rarity.ts'
import type { Terms } from './terms.ts'
import { vectorsFrom } from './vectors.ts'

/** One row of the batch command `group`. */
export interface GroupRow {
  id: string
  text: string
  title?: string | undefined
  published_at: string
  source_name?: string | undefined
  url?: string | undefined
}

/** Where the row belongs: event, the affair of that event, the earliest article it reprints, the first version of its address. */
export interface GroupedRow {
  id: string
  event: string | null
  /** As known when the row came: the label of the event by which the affair began. */
  affair: string | null
  duplicate_of: string | null
  revision_of: string | null
}

export interface GroupOptions {
  /** Judgement of a row, for the facts that forbid or favour an event; by default diseases and the province of health news. */
  judge?: ((row: GroupRow) => SketchedJudgement) | undefined
}

/** Terms of an article that the index keeps, heaviest first. */
const KEY_TERMS = 48
/** Articles compared in full. */
const COMPARED = 32
const LIVE_DAYS = 30
const DAY = 86_400_000

interface Index {
  articles: Compared<Neighbour>[]
  /** When each was published, in milliseconds. */
  times: number[]
  byId: Map<string, number>
  reprints: Reprints
  /** Articles under their terms and kinds of places. */
  terms: KeyIndex
  byUrl: Map<string, number>
  /** Rarity once an article with these terms has come. */
  rarityWith: (terms: Terms) => Rarity
  events: number
  /** Of events that are not the first of their affair. */
  affairs: Map<string, string>
}

/**
 * Groups a stream strictly online: each row is placed when it comes, by what came before, for good. Every text of
 * eight words or more gets an event. Keeps sketches in memory; an unreadable date counts as the newest one so far.
 */
export function groupStream(options: GroupOptions = {}): (row: GroupRow) => GroupedRow {
  const index: Index = {
    articles: [],
    times: [],
    byId: new Map(),
    reprints: openReprints(),
    terms: openKeyIndex(),
    byUrl: new Map(),
    rarityWith: streamRarity(),
    events: 0,
    affairs: new Map(),
  }
  return (row) => placeRow(index, row, options.judge ?? null)
}

function placeRow(index: Index, row: GroupRow, judge: GroupOptions['judge'] | null): GroupedRow {
  const url = row.url ? plainUrl(row.url) : null
  const at = dateOf(row, index)
  const drawn = draw(
    {
      id: row.id,
      contentHash: '',
      url: null,
      sourceId: row.source_name ?? '',
      publishedAt: at,
      title: row.title ?? '',
      text: row.text,
    },
    judge ? judge(row) : quickFacts(row.title ?? '', row.text, at),
  )
  const own = { sketch: drawn.sketch, vectors: vectorsFrom(drawn, index.rarityWith(drawn.terms)) }
  const keys = keysOf(drawn.sketch, drawn.terms)
  const former = url === null ? undefined : index.articles[index.byUrl.get(url) ?? -1]?.sketch
  const near = former ? [] : neighbours(index, keys, at)
  const found = former ? null : joined(index, own, near)
  const event = former?.eventId ?? (found?.eventId || (drawn.terms.size > 0 ? `e${++index.events}` : null))
  const duplicateOf = former ? former.duplicateOf : (found?.duplicateOf ?? null)
  const placed: Neighbour = { eventId: event, duplicateOf, ...own.sketch, signature: [] }
  remember(index, { ...own, sketch: placed }, keys, former ? null : url)
  return {
    id: row.id,
    event,
    affair: event === null ? null : affairOf(index, own, near, event),
    duplicate_of: former ? null : duplicateOf,
    revision_of: former?.articleId ?? null,
  }
}

/** Heaviest terms and kinds of places, as 32-bit numbers. */
function keysOf(sketch: Sketch, { first }: Terms): number[] {
  return [...first.subarray(0, KEY_TERMS), ...kindKeys(sketch).map(hashOf)]
}

function joined(index: Index, own: Compared, near: readonly Compared<Neighbour>[]): Joined | null {
  const same = index.articles[index.byId.get(own.sketch.articleId) ?? -1]
  return (
    (same ? revisionAmong(own.sketch, [same]) : null) ?? index.reprints.among(own) ?? eventAmong(own, near)
  )
}

/** An event joins the affair of another while it stands alone. */
function affairOf(index: Index, own: Compared, near: readonly Compared<Neighbour>[], event: string): string {
  const known = index.affairs.get(event)
  if (known !== undefined) return known
  const related = relatedAmong(own, near, event)
  if (related === null) return event
  const affair = index.affairs.get(related.eventId) ?? related.eventId
  if (affair !== event) index.affairs.set(event, affair)
  return affair
}

function neighbours(
  { articles, times, terms }: Index,
  keys: readonly number[],
  at: Date,
): Compared<Neighbour>[] {
  const oldest = at.getTime() - LIVE_DAYS * DAY
  const near: Compared<Neighbour>[] = []
  for (const number of terms.sharing(keys, COMPARED))
    if ((times[number] as number) >= oldest) near.push(articles[number] as Compared<Neighbour>)
  return near
}

function remember(index: Index, one: Compared<Neighbour>, keys: readonly number[], url: string | null): void {
  const at = index.articles.push(one) - 1
  index.times.push(one.sketch.at.getTime())
  index.byId.set(one.sketch.articleId, at)
  index.reprints.add(one)
  index.terms.add(at, keys)
  if (url !== null) index.byUrl.set(url, at)
}

function dateOf(row: GroupRow, index: Index): Date {
  const date = new Date(row.published_at)
  if (!Number.isNaN(date.getTime())) return date
  return index.articles.at(-1)?.sketch.at ?? new Date(0)
}

/** An address without protocol, "www.", "m.", fragment and tracking words: the same article however it was linked. */
function plainUrl(url: string): string {
  const [address = '', query = ''] = url
    .trim()
    .replace(/^https?:\/\/(?:www\.|m\.)?/i, '')
    .replace(/#.*$/, '')
    .split('?', 2)
  const kept = query.split('&').filter((part) => part !== '' && !/^(?:utm_|fbclid|gclid|zarsrc)/i.test(part))
  return address.replace(/\/$/, '') + (kept.length > 0 ? `?${kept.join('&')}` : '')
}
