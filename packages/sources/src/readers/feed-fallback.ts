import { flatScan } from './flat-scan.ts'

interface BrokenEntry {
  link: string | undefined
  id: string | undefined
  title: string | undefined
  content: string | undefined
  summary: string | undefined
  date: string | undefined
  authors: string[]
}

type Field = Exclude<keyof BrokenEntry, 'authors'>

const FIELDS: Record<string, Field> = {
  title: 'title',
  link: 'link',
  guid: 'id',
  id: 'id',
  pubdate: 'date',
  published: 'date',
  updated: 'date',
  'dc:date': 'date',
  description: 'summary',
  summary: 'summary',
  'content:encoded': 'content',
  content: 'content',
}
const MAX_FIELD = 200_000

/**
 * Reads a feed whose XML is broken (an unescaped "&", a tag that is never closed, an end cut off), entry by entry.
 * Null when the text has no sign of a feed. Written as a flat scan: nesting costs nothing.
 */
export function readBrokenFeed(text: string, maxItems: number): BrokenEntry[] | null {
  if (!/<(rss|feed|rdf:rdf|channel)[\s>]/i.test(text.slice(0, 5000))) return null
  const entries: BrokenEntry[] = []
  let entry: BrokenEntry | null = null
  let field: Field | null = null
  flatScan(text, true, {
    open(name) {
      if (name === 'item' || name === 'entry') {
        entry = emptyEntry()
        if (entries.length < maxItems) entries.push(entry)
        field = null
      } else {
        field = FIELDS[name] ?? field
      }
    },
    attribute(name, value) {
      if (entry && field === 'link' && name === 'href') entry.link ??= value
    },
    text(data) {
      if (entry && field && (entry[field]?.length ?? 0) < MAX_FIELD)
        entry[field] = (entry[field] ?? '') + data
    },
    close(name) {
      if (FIELDS[name] === field) field = null
      if (name === 'item' || name === 'entry') entry = null
    },
  })
  return entries
}

function emptyEntry(): BrokenEntry {
  return {
    link: undefined,
    id: undefined,
    title: undefined,
    content: undefined,
    summary: undefined,
    date: undefined,
    authors: [],
  }
}
