import { resolve } from 'node:path'
import type { Extracted } from '@chudong/domain'
import { extractPage } from '@chudong/extract'
import { z } from 'zod'
import { halfOf, readFundus } from '../fundus.ts'
import type { BoardEntry, DataFolder, Failure, Figure, Job, Measured } from '../job.ts'
import { readPageFile } from '../page-file.ts'
import { share } from '../scores.ts'
import { fourGramMatch, type TextMatch, textScores } from '../text-match.ts'

export const LabelledPage = z.object({
  id: z.coerce.string(),
  file: z.string(),
  url: z.string(),
  title: z.string().nullish(),
  text: z.string(),
  published_at: z.string().nullish(),
})
export type LabelledPage = z.infer<typeof LabelledPage>

/** A labelled page with what was read from it. */
export interface ReadPage {
  row: LabelledPage
  got: Extracted
  match: TextMatch
  sameTitle: boolean
  sameDay: boolean
}

/** Q9: main text in word 4-grams, title letter for letter, date within a day. */
export const extractionJob: Job<LabelledPage> = {
  name: 'extraction',
  title: 'Title, text and date of a page',
  shape: '{id, file, url, title?, text, published_at?}, file relative to the list (html or html.gz)',
  row: LabelledPage,
  measure: (rows, folder) => {
    const pages = rows.map((row) => readLabelled({ ...row, file: resolve(folder, row.file) }))
    return { figures: figuresOf(pages), confusions: [], failures: failuresOf(pages) }
  },
  board,
}

const FLOOR = 0.947
const TARGETS: Record<string, number> = {
  'text 4-gram F1': 0.972,
  'title exact': 0.98,
  'date within a day': 0.97,
}

/** Pages whose publishers were looked at while tuning, those whose were not, and all; errors are told of the first alone. */
function board(data: DataFolder): BoardEntry[] {
  const folder = data.research('fundus')
  if (folder === null) return []
  let read: ReadPage[] | null = null
  const entry = (split: string, halves: string, shown: boolean): BoardEntry => ({
    job: 'extraction',
    data: 'fundus',
    split,
    measure: () => {
      read ??= readFundus(folder).map(readLabelled)
      const pages = read.filter(({ row }) => halves.includes(halfOf(row)))
      const figures = figuresOf(pages).map(withTarget)
      return { figures, confusions: [], failures: shown ? failuresOf(pages) : [] } satisfies Measured
    },
  })
  return [
    entry('half A: publishers looked at', 'A', true),
    entry('half B: publishers not looked at', 'B', false),
    entry('all publishers', 'AB', false),
  ]
}

function withTarget(figure: Figure): Figure {
  const target = TARGETS[figure.metric]
  if (target === undefined) return figure
  return figure.metric === 'text 4-gram F1' ? { ...figure, floor: FLOOR, target } : { ...figure, target }
}

/** Reads one labelled page (`file` absolute) and compares. */
export function readLabelled(row: LabelledPage): ReadPage {
  const got = extractPage(readPageFile(row.file), { url: row.url })
  return {
    row,
    got,
    match: fourGramMatch(row.text, got.text),
    sameTitle: plain(row.title ?? '') === plain(got.title),
    sameDay: Math.abs(instant(row.published_at ?? '') - instant(got.published_at ?? '')) <= 86_400_000,
  }
}

/** Figures of the pages that have the label in question. */
export function figuresOf(pages: readonly ReadPage[]): Figure[] {
  const { f1, precision, recall } = textScores(pages.map(({ match }) => match))
  const n = pages.length
  const titled = pages.filter(({ row }) => row.title)
  const dated = pages.filter(({ row }) => row.published_at)
  return [
    { metric: 'text 4-gram F1', n, value: round(f1) },
    { metric: 'text precision', n, value: round(precision) },
    { metric: 'text recall', n, value: round(recall) },
    share('title exact', titled, ({ sameTitle }) => sameTitle),
    share('date within a day', dated, ({ sameDay }) => sameDay),
  ]
}

function failuresOf(pages: readonly ReadPage[]): Failure[] {
  return pages
    .map((page) => ({ page, f1: textScores([page.match]).f1 }))
    .filter(({ page, f1 }) => f1 < 0.97 || (page.row.title && !page.sameTitle))
    .sort((a, b) => a.f1 - b.f1 || a.page.row.id.localeCompare(b.page.row.id))
    .slice(0, 20)
    .map(({ page: { row, got, match }, f1 }) => ({
      id: row.id,
      text: `F1 ${f1.toFixed(3)}, wrong ${match.fp.toFixed(2)}, missed ${match.fn.toFixed(2)}, read from ${got.evidence.text}`,
      expected: `${row.title ?? ''} · ${row.published_at ?? ''}`,
      got: `${got.title} · ${got.published_at ?? ''}`,
    }))
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Milliseconds of a date; one without a zone is read as UTC, so that the figure is the same on every machine. */
function instant(date: string): number {
  const iso = date.replace(' ', 'T')
  return Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`)
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
