import { setImmediate as breath } from 'node:timers/promises'
import type { Source, SourceHealth } from '@chudong/domain'
import type { FoundItem, Lane } from '@chudong/ports'
import { articleId, contentHash } from '../identity.ts'
import { nextPoll } from '../polling.ts'
import type { Ports, Stage } from '../ports.ts'
import { type Headline, soundsSevere } from '../severe.ts'
import {
  type ItemReceived,
  itemReceived,
  type Listed,
  type PageFound,
  pageFound,
  type SourceDue,
} from '../topics.ts'

/** Reads one source's listing and publishes what is new or due for another look. */
export const pollSource: Stage<SourceDue> = async ({ sourceId }, ports) => {
  const known = await ports.records.sources.get(sourceId)
  if (!known?.source.enabled) return { sourceId, skipped: 'unknown or disabled' }
  // Another crawler's scheduler looked before this source was polled, and published after it.
  if (isResting(known.health, ports.clock.now())) return { sourceId, skipped: 'polled meanwhile' }
  const outcome = await ports.reader.poll(known.source, known.health)
  const now = ports.clock.now()
  const listed = listedPages(outcome.found)
  const due = await ports.records.articles.pagesToRead(sourceId, [...listed.keys()], now)
  const items = await unjudged(outcome.found, ports)
  const toPage = (url: string) => ({ sourceId, url, listed: listed.get(url) ?? null })
  const severe = await publishPages(known.source, due.unread.map(toPage), true, now, ports)
  await publishPages(known.source, due.again.map(toPage), false, now, ports)
  await publishDrafts(known.source, items, now, ports)
  await ports.records.sources.polled(
    sourceId,
    outcome,
    now,
    nextPoll(known.source, known.health, outcome, now),
  )
  return {
    sourceId,
    state: outcome.state,
    listed: outcome.found.length,
    pages: due.unread.length,
    looks: due.again.length,
    items: items.length,
    severe,
    reason: outcome.error,
  }
}

function isResting({ nextPollAt }: SourceHealth, now: Date): boolean {
  return nextPollAt !== null && nextPollAt > now
}

/** Listed pages by address, with what the listing says of them. */
function listedPages(found: readonly FoundItem[]): Map<string, Listed | null> {
  const pages = found.filter((item) => item.kind === 'page')
  return new Map(
    pages.map(({ url, title, summary, publishedAt }) => [
      url,
      title === null ? null : { title, summary: summary ?? '', publishedAt },
    ]),
  )
}

type Page = Pick<PageFound, 'sourceId' | 'url' | 'listed'>

/** Looks for edits stand a lane behind pages that nobody has read: there are ten of them for each of those. */
const LOOK_LANES = { severe: 'normal', others: 'bulk' } as const

/** Pages whose headlines speak of something severe are read before all others. Returns how many those are. */
async function publishPages(source: Source, pages: Page[], unread: boolean, now: Date, ports: Ports) {
  const { severe, others } = await bySeverity(source, pages, headlineOfPage, now)
  const lanes = unread ? { severe: 'severe' as const, others: laneOf(source) } : LOOK_LANES
  const jobs = (some: Page[], severe: boolean) => some.map((page) => ({ ...page, severe, unread }))
  await ports.queue.publishMany(pageFound, jobs(severe, true), { lane: lanes.severe })
  await ports.queue.publishMany(pageFound, jobs(others, false), { lane: lanes.others })
  return severe.length
}

async function publishDrafts(source: Source, items: ItemReceived[], now: Date, ports: Ports) {
  const { severe, others } = await bySeverity(source, items, headlineOfItem, now)
  await ports.queue.publishMany(itemReceived, severe, { lane: 'severe' })
  const lane = laneOf(source)
  const rest = others.map((item) => ({ ...item, bulk: lane === 'bulk' }))
  await ports.queue.publishMany(itemReceived, rest, { lane })
}

const headlineOfPage = ({ listed }: Page): Headline | null => listed
const headlineOfItem = ({ draft: { title, text, publishedAt } }: ItemReceived): Headline | null => ({
  title,
  summary: text,
  publishedAt,
})

/**
 * Headlines are judged for so long at a stretch, milliseconds: what is severe crosses this process in dozens of steps, and
 * each waits for the stretch to end.
 */
const STRETCH_MS = 4

async function bySeverity<T>(
  source: Source,
  all: readonly T[],
  headlineOf: (one: T) => Headline | null,
  now: Date,
): Promise<{ severe: T[]; others: T[] }> {
  const [severe, others]: [T[], T[]] = [[], []]
  let begun = performance.now()
  for (const one of all) {
    if (performance.now() - begun > STRETCH_MS) {
      await breath()
      begun = performance.now()
    }
    const headline = headlineOf(one)
    if (headline && soundsSevere(source, headline, now)) severe.push(one)
    else others.push(one)
  }
  return { severe, others }
}

/** Whole items as jobs, without those that are stored and judged in this very wording. */
async function unjudged(found: readonly FoundItem[], ports: Ports) {
  const drafts = found.flatMap((item) => (item.kind === 'item' ? [item.draft] : []))
  const readings = drafts.map((draft) => ({ draft, id: articleId(draft), contentHash: contentHash(draft) }))
  const wanted = await ports.records.articles.unjudged(readings)
  return readings.filter(({ id }) => wanted.has(id)).map(({ draft }) => ({ draft, bulk: false }))
}

/** A government portal or a newspaper speaks of severe things first-hand more often than a forum. */
export function laneOf(source: Source): Lane {
  return source.tier === 'forum' || source.tier === 'social' ? 'bulk' : 'normal'
}
