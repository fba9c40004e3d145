import {
  heldOutPosts,
  heldOutWriters,
  ownSuspicion,
  type SuspicionModel,
  suspicionNamed,
  suspicionNames,
  suspicionOf,
  writers,
} from '@chudong/detect'
import { z } from 'zod'
import type { BoardEntry, DataFolder, Failure, Figure, Job, Measured } from '../job.ts'
import { readRows } from '../rows.ts'
import { areaUnderCurve, calibrationError, precisionAtTop } from '../scores.ts'
import { type Change, changed, LabelledText } from './labelled.ts'

const count = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined)

export const SuspectPost = z.object({
  id: z.coerce.string(),
  text: z.string(),
  title: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  /** Seconds since 1970; null = not known. */
  timestamp: z.number().nullish(),
  likes: count,
  comments: count,
  shares: count,
  unreliable: z.boolean(),
})
export type SuspectPost = z.infer<typeof SuspectPost>

const TOP = 50
const OLDER = 0.75

/** Q6: posts worth a human look, by the text alone and with likes, comments and shares. */
export const suspicionJob: Job<SuspectPost> = {
  name: 'suspicion',
  title: 'Posts worth a human look',
  shape: '{id, text, title?, likes?, comments?, shares?, unreliable}',
  row: SuspectPost,
  measure: (rows) => measureSuspicion(rows, ownSuspicion),
  board,
}

/** Figures of one file of weights on labelled posts, each twice: text alone, with engagement. */
export function measureSuspicion(rows: readonly SuspectPost[], model: SuspicionModel): Measured {
  const alone = rows.map((row) => scored(row, { text: row.text, title: row.title }, model))
  const reached = rows.map((row) => scored(row, row, model))
  return {
    figures: [...figuresOf(alone, 'text alone', 0.89), ...figuresOf(reached, 'with engagement', 0.92)],
    confusions: [],
    failures: worst(reached),
  }
}

interface Scored {
  row: SuspectPost
  score: number
  yes: boolean
  why: string
}

type Shown = Pick<SuspectPost, 'text' | 'title'> & Partial<Pick<SuspectPost, 'likes' | 'comments' | 'shares'>>

function scored(
  row: SuspectPost,
  { text, title, likes, comments, shares }: Shown,
  model: SuspicionModel,
): Scored {
  const { suspicion, reasons } = suspicionOf({ text, title, likes, comments, shares }, model)
  return { row, score: suspicion, yes: row.unreliable, why: reasons.map(({ rule }) => rule).join(', ') }
}

function figuresOf(posts: readonly Scored[], how: string, target: number): Figure[] {
  const n = posts.length
  return [
    { metric: `AUC, ${how}`, n, value: areaUnderCurve(posts), target },
    { metric: `ECE, ${how}`, n, value: calibrationError(posts), target: 0.05, better: 'less' },
    {
      metric: `precision in top ${TOP}, ${how}`,
      n: Math.min(TOP, n),
      value: precisionAtTop(posts, TOP),
      target: 0.86,
    },
  ]
}

function worst(posts: readonly Scored[]): Failure[] {
  const error = ({ score, yes }: Scored) => Math.abs((yes ? 1 : 0) - score)
  return [...posts]
    .sort((a, b) => error(b) - error(a) || a.row.id.localeCompare(b.row.id))
    .slice(0, 20)
    .map(({ row, score, yes, why }) => ({
      id: row.id,
      text: row.text,
      expected: yes ? 'worth a look' : 'reliable',
      got: `${score} ${why}`,
    }))
}

function board(data: DataFolder): BoardEntry[] {
  const file = data.research('reintel/posts.jsonl')
  if (file === null) return []
  const newest = newestOf(readRows(file, SuspectPost))
  return suspicionNames().map((name) => ({
    job: 'suspicion',
    data: `reintel, ${name} weights`,
    split: name === 'own' ? 'newest 25 %, learned on none' : 'newest 25 %, learned on the older 75 %',
    measure: () => measureSuspicion(newest, suspicionNamed(name)),
  }))
}

/** The newest quarter by time; posts without a time are left out. */
export function newestOf(rows: readonly SuspectPost[]): SuspectPost[] {
  const dated = inOrder(rows)
  return dated.slice(Math.floor(OLDER * dated.length))
}

function inOrder(rows: readonly SuspectPost[]): SuspectPost[] {
  const dated = rows.filter(({ timestamp }) => timestamp != null)
  return dated.sort((a, b) => Number(a.timestamp) - Number(b.timestamp))
}

/** Posts ranked by some weights, with the figures that say something on them. */
export interface SuspectSet {
  data: string
  /** As the texts are, or each of them changed. */
  figures(change?: Change): Figure[]
}

/**
 * The project's own labelled texts, where what was labelled a suspect claim is to rank above the rest, and the research posts
 * where they are on this machine.
 */
export function suspectSets(data: DataFolder): SuspectSet[] {
  const file = data.research('reintel/posts.jsonl')
  const posts = file === null ? [] : inOrder(readRows(file, SuspectPost))
  const newest = newestOf(posts)
  const older = posts.slice(0, posts.length - newest.length)
  const learned = suspicionNames().filter((name) => name !== 'own')
  const real = [
    { data: 'reintel, newest 25 %', rows: newest, model: ownSuspicion },
    { data: 'reintel, older 75 %', rows: older, model: ownSuspicion },
    ...learned.map((name) => ({
      data: `reintel, newest 25 %, ${name} weights`,
      rows: newest,
      model: suspicionNamed(name),
    })),
  ].filter(({ rows }) => rows.length > 0)
  return [
    claimsIn('own texts', data, writers),
    claimsIn('held-out texts', data, [...heldOutWriters, ...heldOutPosts]),
    ...real.map(({ data, rows, model }) => ({
      data,
      figures: (change?: Change) =>
        measureSuspicion(
          rows.map((row) => changed(row, change)),
          model,
        ).figures,
    })),
  ]
}

/** Only the ranking is measured: of these texts few are posts, none has likes, and how many are suspect was up to the writers. */
function claimsIn(name: string, data: DataFolder, files: readonly string[]): SuspectSet {
  const rows = files
    .flatMap((file) => readRows(data.own(`${file}.jsonl`), LabelledText))
    .map(({ id, text, title, claim }) =>
      SuspectPost.parse({ id, text, title, unreliable: claim === 'suspect' }),
    )
  const scoredAs = (row: SuspectPost) => scored(row, row, ownSuspicion)
  return {
    data: name,
    figures: (change) => {
      const value = areaUnderCurve(rows.map((row) => scoredAs(changed(row, change))))
      return [{ metric: 'AUC, text alone', n: rows.length, value }]
    },
  }
}
