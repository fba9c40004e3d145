import { IncidentType } from '@chudong/domain'

export const siteIds = [
  'nhip-song-viet',
  'bao-mien-tay',
  'tin-24-gio',
  'cdc-vinh-long',
  'so-y-te-demo',
  'hoi-me-bim',
  'tin-nong-mien-tay',
] as const
export type SiteId = (typeof siteIds)[number]

/** What a careful officer would say of an item; never shown on the sites. */
export interface Label {
  incident: boolean
  type: IncidentType | null
  severity: number | null
  /** One of the 34 current province names; '' when not stated. */
  province: string
  cases: number | null
  deaths: number | null
  /** Story id: items of one occurrence share it; null for items that are no incident. */
  event: string | null
  /** Item id of the text this one reprints. */
  duplicateOf?: string | undefined
  /** Why a look-alike is no incident (advice, old, abroad …); 'other' for plainly other news. */
  noise?: string | undefined
  claim?: 'rumour' | 'correction' | undefined
}

/** A later edit of an item: what is not given stays as it was. */
export interface Revision {
  afterHours: number
  title?: string | undefined
  text?: string[] | undefined
  /** What the edit changes in the truth, e.g. a new count. */
  label?: Partial<Label> | undefined
}

export interface NewsItem {
  id: string
  site: SiteId
  slug: string
  title: string
  sapo: string
  text: string[]
  /** Hours before the newest moment of the week. */
  hoursAgo: number
  /** Age of the wording: a reprint is as old as its original. "{d1}" in a text means the day before it was written. */
  writtenHoursAgo: number
  author: string | null
  images: { file: string; caption: string }[]
  revisions: Revision[]
  likes: number
  comments: number
  shares: number
  /** The page shows a date three days ahead. */
  futureDate: boolean
  label: Label
}

type Row = Record<string, unknown>

/**
 * Reads one item from JSON (a content file or a control request); missing optional fields get defaults.
 * Throws an Error that names the field when a value has the wrong shape.
 */
export function parseItem(value: unknown): NewsItem {
  const row = asRow(value, 'item')
  const site = siteIds.find((id) => id === row.site)
  if (site === undefined) throw new Error(`item.site is not a known site: ${String(row.site)}`)
  const title = typeof row.title === 'string' ? row.title : ''
  const id = asText(row.id, 'id')
  const hoursAgo = typeof row.hoursAgo === 'number' ? row.hoursAgo : 0
  return {
    id,
    site,
    title,
    slug: typeof row.slug === 'string' ? row.slug : slugOf(title === '' ? id : title),
    sapo: typeof row.sapo === 'string' ? row.sapo : '',
    text: asParagraphs(row.text),
    hoursAgo,
    writtenHoursAgo: typeof row.writtenHoursAgo === 'number' ? row.writtenHoursAgo : hoursAgo,
    author: typeof row.author === 'string' ? row.author : null,
    images: asList(row.images).map(asImage),
    revisions: asList(row.revisions).map(asRevision),
    likes: asCount(row.likes) ?? 0,
    comments: asCount(row.comments) ?? 0,
    shares: asCount(row.shares) ?? 0,
    futureDate: row.futureDate === true,
    label: asLabel(row.label ?? {}),
  }
}

/** Makes the ASCII path piece of a headline, e.g. "Ổ dịch sởi ở Đắk Lắk" → "o-dich-soi-o-dak-lak". */
export function slugOf(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90)
}

/** Reads "one string" or "several strings" as paragraphs. */
export function asParagraphs(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return asList(value).map((line) => asText(line, 'text'))
}

function asLabel(value: unknown): Label {
  const row = asRow(value, 'label')
  return {
    incident: row.incident === true,
    type: row.type === undefined || row.type === null ? null : IncidentType.parse(row.type),
    severity: asCount(row.severity),
    province: typeof row.province === 'string' ? row.province : '',
    cases: asCount(row.cases),
    deaths: asCount(row.deaths),
    event: typeof row.event === 'string' ? row.event : null,
    ...(typeof row.duplicateOf === 'string' ? { duplicateOf: row.duplicateOf } : {}),
    ...(typeof row.noise === 'string' ? { noise: row.noise } : {}),
    ...(row.claim === 'rumour' || row.claim === 'correction' ? { claim: row.claim } : {}),
  }
}

function asRevision(value: unknown): Revision {
  const row = asRow(value, 'revision')
  if (typeof row.afterHours !== 'number') throw new Error('revision.afterHours is not a number')
  return {
    afterHours: row.afterHours,
    ...(typeof row.title === 'string' ? { title: row.title } : {}),
    ...(row.text === undefined ? {} : { text: asParagraphs(row.text) }),
    ...(row.label === undefined ? {} : { label: asCounts(row.label) }),
  }
}

function asCounts(value: unknown): Partial<Label> {
  const row = asRow(value, 'revision.label')
  const cases = asCount(row.cases)
  const deaths = asCount(row.deaths)
  return { ...(cases === null ? {} : { cases }), ...(deaths === null ? {} : { deaths }) }
}

function asImage(value: unknown): { file: string; caption: string } {
  const row = asRow(value, 'image')
  return { file: asText(row.file, 'image.file'), caption: asText(row.caption, 'image.caption') }
}

function asRow(value: unknown, name: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${name} is not an object`)
  return { ...value }
}

function asText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is not a text`)
  return value
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null
}
