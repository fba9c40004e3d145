import { type Label, type NewsItem, parseItem, type Revision, type SiteId } from './item.ts'
import { shortDay } from './vietnam-time.ts'

const hour = 3_600_000

/** An item as a reader sees it at one moment. */
export interface Story {
  id: string
  site: SiteId
  /** The number that content systems put in addresses. */
  number: number
  slug: string
  title: string
  sapo: string
  text: string[]
  author: string | null
  images: { file: string; caption: string }[]
  publishedAt: Date
  modifiedAt: Date
  revision: number
  engagement: { likes: number; comments: number; shares: number }
  futureDate: boolean
  label: Label
}

export interface Desk {
  /** Published stories of one site, newest first. */
  stories(site: SiteId): Story[]
  /** Every story, held back ones too, in the order they came. */
  all(): Story[]
  edit(itemId: string, change: { title?: string | undefined; text?: string[] | undefined }): Story
  /** Brings the next written revision of an item (or of every item) forward to now; tells how many it applied. */
  revise(itemId?: string): number
  publish(item: unknown): Story
  reprint(itemId: string, site: SiteId): Story
  reset(): void
}

interface Edit extends Omit<Revision, 'afterHours'> {
  at: Date
}

interface Entry {
  item: NewsItem
  number: number
  publishedAt: Date
  edits: Edit[]
}

/**
 * Opens the editors' desk over the week's items: what is published, when, and in which wording.
 * `clock` tells the moment; a story shows an edit once the clock has passed it.
 */
export function openDesk(
  items: NewsItem[],
  options: { clock: () => Date; publishedAt: (item: NewsItem) => Date },
): Desk {
  const first = (): Entry[] => items.map((item, at) => openEntry(item, at, options.publishedAt(item)))
  let entries = first()
  const show = (entry: Entry) => storyOf(entry, options.clock())
  const find = (id: string): Entry => {
    const entry = entries.find((candidate) => candidate.item.id === id)
    if (entry === undefined) throw new Error(`no such item: ${id}`)
    return entry
  }
  const add = (item: NewsItem): Story => {
    if (entries.some((entry) => entry.item.id === item.id)) throw new Error(`item id is taken: ${item.id}`)
    const entry = openEntry(item, entries.length, options.clock())
    entries.push(entry)
    return show(entry)
  }
  return {
    stories: (site) => {
      const now = options.clock().getTime()
      const mine = entries.filter((entry) => entry.item.site === site && entry.publishedAt.getTime() <= now)
      return mine.map(show).sort(newestFirst)
    },
    all: () => entries.map(show),
    edit: (itemId, change) => {
      const entry = find(itemId)
      entry.edits.push({ at: options.clock(), ...change })
      return show(entry)
    },
    revise: (itemId) => {
      const chosen = itemId === undefined ? entries : [find(itemId)]
      return chosen.filter((entry) => bringForward(entry, options.clock())).length
    },
    publish: (item) => add(parseItem(withId(item, entries.length))),
    reprint: (itemId, site) => add(reprintOf(show(find(itemId)), site)),
    reset: () => {
      entries = first()
    },
  }
}

function openEntry(item: NewsItem, at: number, publishedAt: Date): Entry {
  const edits = item.revisions.map((revision) => scheduled(revision, publishedAt))
  return { item, number: 4001 + at, publishedAt, edits }
}

function scheduled({ afterHours, ...change }: Revision, publishedAt: Date): Edit {
  return { at: new Date(publishedAt.getTime() + afterHours * hour), ...change }
}

function bringForward(entry: Entry, now: Date): boolean {
  const next = entry.edits.find((edit) => edit.at > now)
  if (next === undefined || entry.publishedAt > now) return false
  next.at = now
  return true
}

function storyOf(entry: Entry, now: Date): Story {
  const { item } = entry
  const done = entry.edits.filter((edit) => edit.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())
  const written = entry.publishedAt.getTime() - (item.writtenHoursAgo - item.hoursAgo) * hour
  const fill = (text: string) => withDays(text, written)
  return {
    id: item.id,
    site: item.site,
    number: entry.number,
    slug: item.slug,
    title: fill(done.findLast((edit) => edit.title !== undefined)?.title ?? item.title),
    sapo: fill(item.sapo),
    text: (done.findLast((edit) => edit.text !== undefined)?.text ?? item.text).map(fill),
    author: item.author,
    images: item.images.map((image) => ({ file: image.file, caption: fill(image.caption) })),
    publishedAt: entry.publishedAt,
    modifiedAt: done.at(-1)?.at ?? entry.publishedAt,
    revision: done.length + 1,
    engagement: { likes: item.likes, comments: item.comments, shares: item.shares },
    futureDate: item.futureDate,
    label: Object.assign({}, item.label, ...done.map((edit) => edit.label)),
  }
}

/** Replaces "{d2}" by the day and month two days before the moment of writing, e.g. "22/11". */
function withDays(text: string, written: number): string {
  return text.replace(/\{d(\d)\}/g, (_all, back: string) =>
    shortDay(new Date(written - Number(back) * 24 * hour)),
  )
}

function newestFirst(a: Story, b: Story): number {
  return b.publishedAt.getTime() - a.publishedAt.getTime() || b.number - a.number
}

function withId(item: unknown, count: number): unknown {
  if (typeof item !== 'object' || item === null || 'id' in item) return item
  return { ...item, id: `them-${count + 1}` }
}

function reprintOf(story: Story, site: SiteId): NewsItem {
  return parseItem({
    id: `${story.id}@${site}`,
    site,
    title: story.title,
    sapo: story.sapo,
    text: [...story.text, `Theo ${sourceNames[story.site]}`],
    label: { ...story.label, duplicateOf: story.label.duplicateOf ?? story.id },
  })
}

/** How a reprint names the outlet it took the text from. */
export const sourceNames: Record<SiteId, string> = {
  'nhip-song-viet': 'Nhịp Sống Việt',
  'bao-mien-tay': 'Báo Miền Tây',
  'tin-24-gio': 'Tin 24 Giờ',
  'cdc-vinh-long': 'CDC Vĩnh Long',
  'so-y-te-demo': 'Sở Y tế Vĩnh Long',
  'hoi-me-bim': 'Hội Mẹ Bỉm Sữa',
  'tin-nong-mien-tay': 'Tin Nóng Miền Tây',
}
