import { readFileSync } from 'node:fs'
import { assess, candidateKeys, groupStream, placeInEvent, sketch } from '@chudong/detect'
import type { Neighbour, Sketch } from '@chudong/domain'
import { parseVietnameseDate } from '@chudong/vietnamese'
import { z } from 'zod'
import type { BoardEntry, DataFolder, Figure, Job, Measured } from '../job.ts'
import { readRows } from '../rows.ts'
import { ratio } from '../scores.ts'

export const LabelledItem = z.object({
  id: z.coerce.string(),
  text: z.string(),
  title: z.string().nullish(),
  published_at: z.string(),
  source_name: z.string().nullish(),
  source_kind: z.string().nullish(),
  url: z.string().nullish(),
  event_id: z.string().nullable(),
})
export type LabelledItem = z.infer<typeof LabelledItem>

/** Q8: pairwise F1 of strictly online grouping, in time order. Rows without an event belong to none. */
export const eventsJob: Job<LabelledItem> = {
  name: 'events',
  title: 'Grouping into events',
  shape: '{id, text, title?, published_at, source_name?, url?, event_id|null}, in time order',
  row: LabelledItem,
  measure: (rows) => measureEvents(rows, 0),
  board,
}

function board(data: DataFolder): BoardEntry[] {
  return [...ownStreams(data), ...newsClusters(data)]
}

function ownStreams(data: DataFolder): BoardEntry[] {
  return ['stream-1', 'stream-2', 'stream-3'].map((name) => ({
    job: 'events',
    data: `own ${name}`,
    split: 'whole week, from its first item',
    measure: () => measureEvents(readRows(data.own(`${name}.jsonl`), LabelledItem), 0, asTheDeskDoes()),
  }))
}

function newsClusters(data: DataFolder): BoardEntry[] {
  const file = data.research('ktlab/articles.jsonl')
  if (file === null) return []
  const rows = readClusters(file)
  const half = Math.floor(rows.length / 2)
  const measure = (): Measured => {
    const measured = measureEvents(rows, half)
    const figures = measured.figures.map(
      (figure): Figure =>
        figure.metric === 'pairwise F1' ? { ...figure, floor: 0.866, target: 0.92 } : figure,
    )
    return { ...measured, figures }
  }
  return [{ job: 'events', data: 'ktlab', split: 'newer half, after the older', measure }]
}

type Place = (row: LabelledItem) => string | null

/** As `chudong group` does it. */
function cheaply(): Place {
  const place = groupStream()
  return (row) => place(toGroupRow(row)).event
}

/** The same rows, placed as the desk does it. */
export const deskEventsJob: Job<LabelledItem> = {
  ...eventsJob,
  measure: (rows) => measureEvents(rows, 0, asTheDeskDoes()),
}

/** As the desk does it: sketches of the whole judgement, compared with all before that share a key. */
function asTheDeskDoes(): Place {
  const before: { neighbour: Neighbour; keys: string[] }[] = []
  return (row) => {
    const drawn = sketchOf(row)
    const keys = candidateKeys(drawn)
    const near = before.filter((one) => one.keys.some((key) => keys.includes(key)))
    const placed = placeInEvent(
      drawn,
      near.map(({ neighbour }) => neighbour),
      row.id,
    )
    before.push({ neighbour: { ...drawn, ...placed }, keys })
    return placed.eventId
  }
}

function sketchOf(row: LabelledItem): Sketch {
  const { text, url = null } = row
  const title = row.title ?? ''
  const publishedAt = new Date(row.published_at)
  const source = { sourceName: row.source_name ?? undefined, sourceTier: row.source_kind ?? undefined }
  const article = {
    id: row.id,
    contentHash: '',
    url,
    sourceId: source.sourceName ?? '',
    publishedAt,
    title,
    text,
  }
  return sketch(article, assess({ text, title, publishedAt, ...source }))
}

/** Groups all rows and measures the pairs among those from `from` on. */
export function measureEvents(
  rows: readonly LabelledItem[],
  from: number,
  place: Place = cheaply(),
): Measured {
  const given = rows.map(place)
  const [tp, fp, fn] = pairs(rows.slice(from), given.slice(from))
  const n = rows.length - from
  return {
    figures: [
      { metric: 'pairwise F1', n, value: ratio(2 * tp, 2 * tp + fp + fn) },
      { metric: 'pairwise precision', n, value: ratio(tp, tp + fp) },
      { metric: 'pairwise recall', n, value: ratio(tp, tp + fn) },
    ],
    confusions: [],
    failures: [],
  }
}

function toGroupRow(row: LabelledItem) {
  return {
    ...row,
    title: row.title ?? undefined,
    source_name: row.source_name ?? undefined,
    url: row.url ?? undefined,
  }
}

function pairs(rows: readonly LabelledItem[], given: readonly (string | null)[]): [number, number, number] {
  let [tp, fp, fn] = [0, 0, 0]
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < i; j++) {
      const said = given[i] !== null && given[i] === given[j]
      const meant = rows[i]?.event_id != null && rows[i]?.event_id === rows[j]?.event_id
      if (said && meant) tp++
      else if (said) fp++
      else if (meant) fn++
    }
  return [tp, fp, fn]
}

const Cluster = z.object({ id: z.string(), cluster: z.number(), info: z.string(), body: z.string() })

function readClusters(file: string): LabelledItem[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines
    .map((line) => toItem(Cluster.parse(JSON.parse(line))))
    .sort((a, b) => a.published_at.localeCompare(b.published_at))
}

function toItem({ id, cluster, info, body }: z.infer<typeof Cluster>): LabelledItem {
  const field = (name: string) =>
    new RegExp(`${name}: (.*)`).exec(info)?.[1]?.replaceAll('_', ' ').trim() ?? ''
  const at = parseVietnameseDate(field('TIME'), new Date('2013-11-30T00:00:00+07:00'))
  return {
    id,
    event_id: String(cluster),
    title: field('TITLE'),
    text: body,
    published_at: at?.date.toISOString() ?? '',
  }
}
