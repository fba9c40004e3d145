import { authoredRows } from '@chudong/detect'
import { type CoverageDoc, IncidentType, SourceTier } from '@chudong/domain'
import { sentences as cut, provinceCentres } from '@chudong/vietnamese'
import { z } from 'zod'
import { randomFrom } from '../../chaos/random.ts'

/** Seeded documents for the coverage bench. */
export interface DocumentMaker {
  /** The documents from number `from` on; the same number always gives the same document. */
  make(from: number, count: number): CoverageDoc[]
  /** When the first `documents` of them had been collected. */
  endOf(documents: number): Date
}

const Item = z.object({
  title: z.string().nullish(),
  text: z.string(),
  health: z.boolean(),
  incident: z.boolean(),
  type: IncidentType.nullable(),
  severity: z.number().nullable(),
  diseases: z.array(z.string()),
  province: z.string(),
  cases: z.number().nullable(),
  deaths: z.number().nullable(),
})
type Item = z.infer<typeof Item>
type Random = () => number

const UNTIL = new Date('2026-11-26T00:00:00+07:00')
/** Two years of collection. */
const SPAN_MS = 730 * 86_400_000
const SOURCES = 60
const provinces = Object.keys(provinceCentres)

/**
 * Documents put together from sentences of the project's own labelled texts, with numbers drawn anew: syllables come as
 * often, and as often together, as they were written. `total` documents are spread over two years, the oldest first.
 */
export function documentMaker(total: number): DocumentMaker {
  const items = authoredRows()
    .flat()
    .map((row) => Item.parse(row))
  const pool = items.flatMap((item) => cut(item.text).map(({ text }) => text))
  const titles = items.flatMap((item) => item.title ?? cut(item.text)[0]?.text ?? [])
  const one = (n: number) => documentOf(n, n / total, { items, pool, titles })
  return {
    make: (from, count) => Array.from({ length: count }, (_, i) => one(from + i)),
    endOf: (documents) => collectedAt(documents / total),
  }
}

function documentOf(
  n: number,
  share: number,
  texts: { items: Item[]; pool: string[]; titles: string[] },
): CoverageDoc {
  const random = randomFrom(n * 7_919 + 1)
  const item = pick(random, texts.items)
  const source = Math.floor(random() ** 2 * SOURCES)
  const at = collectedAt(share)
  return {
    id: `d${n}`,
    version: 1,
    title: renumbered(random, pick(random, texts.titles)),
    text: renumbered(random, textOf(random, item, texts.pool)),
    url: `https://nguon-${source}.example/bai-${n}.html`,
    sourceId: `nguon-${source}`,
    sourceName: `Nguồn Mẫu ${source}`,
    tier: SourceTier.options[source % SourceTier.options.length] ?? 'mainstream',
    publishedAt: new Date(at.getTime() - Math.floor(random() * 3_600_000)),
    collectedAt: at,
    health: item.health,
    decision: item.incident ? (random() < 0.4 ? 'auto' : 'ask') : 'ignore',
    score: random(),
    type: item.type,
    severity: item.severity,
    cases: item.cases,
    deaths: item.deaths,
    province: item.province || (random() < 0.3 ? pick(random, provinces) : ''),
    diseases: item.diseases,
    suspicion: random(),
    eventId: item.incident ? `ev-${Math.floor(n / 3)}` : null,
    duplicateOf: null,
  }
}

function collectedAt(share: number): Date {
  return new Date(UNTIL.getTime() - SPAN_MS * (1 - share))
}

/** A third are short, as posts are: one text alone; the others go on with sentences of many texts. */
function textOf(random: Random, item: Item, pool: string[]): string {
  if (random() < 1 / 3) return item.text
  const lines = [item.text]
  const wanted = 400 + random() * 1_600
  for (let length = item.text.length; length < wanted; length += lines.at(-1)?.length ?? wanted)
    lines.push(pick(random, pool))
  return lines.join(' ')
}

/** Other numbers of as many digits: the long tail of words that few documents share. */
function renumbered(random: Random, text: string): string {
  return text.replace(/\d+/g, (digits) => digits.replace(/\d/g, () => String(Math.floor(random() * 10))))
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
