import {
  assess,
  heldOutPosts,
  heldOutWriters,
  type JudgeModel,
  learnWithoutOne,
  ownModel,
  writers,
} from '@chudong/detect'
import { type AssessInput, type Assessment, IncidentType } from '@chudong/domain'
import { z } from 'zod'
import type { DataFolder } from '../job.ts'
import { readRows } from '../rows.ts'

/** A text with its labels, as the office's labelling guide and our own set have them. */
export const LabelledText = z.object({
  id: z.coerce.string(),
  text: z.string(),
  title: z.string().nullish(),
  published_at: z.string().nullish(),
  source_name: z.string().nullish(),
  source_kind: z.string().nullish(),
  health: z.boolean(),
  incident: z.boolean(),
  type: IncidentType.nullish(),
  severity: z.number().int().nullish(),
  diseases: z.array(z.string()).default([]),
  province: z.string().default(''),
  cases: z.number().nullish(),
  deaths: z.number().nullish(),
  abroad: z.boolean().default(false),
  claim: z.enum(['suspect', 'debunk', 'none']).default('none'),
  unsure: z.boolean().default(false),
})
export type LabelledText = z.infer<typeof LabelledText>

export const labelledShape =
  '{id, text, title?, published_at?, source_name?, source_kind?, health, incident, type?, severity?, diseases?, province?, cases?, deaths?, abroad?, claim?, unsure?}'

export interface Judged {
  row: LabelledText
  got: Assessment
}

/** The judgement's input of a labelled row. */
export function inputOf(row: LabelledText): AssessInput {
  return {
    text: row.text,
    title: row.title ?? undefined,
    publishedAt: row.published_at ? new Date(row.published_at) : undefined,
    sourceName: row.source_name ?? undefined,
    sourceTier: row.source_kind ?? undefined,
  }
}

export function judgeAll(rows: readonly LabelledText[], model: JudgeModel = ownModel): Judged[] {
  return rows.map((row) => ({ row, got: assess(inputOf(row), model) }))
}

/** A set of labelled texts on the scoreboard: each row with the verdict of a model that never saw it. */
export interface JudgedSet {
  data: string
  split: string
  judged(change?: Change): Judged[]
}

/** Our own set, judged writer by writer by a model of the other writers; the held-out writers and the real posts, which the shipped model never saw. */
export function judgedSets(data: DataFolder): JudgedSet[] {
  const known = sets.get(data)
  if (known) return known
  const made = setsIn(data)
  sets.set(data, made)
  return made
}

/** Several jobs look at the same verdicts: models and verdicts are made once. */
const sets = new WeakMap<DataFolder, JudgedSet[]>()

function setsIn(data: DataFolder): JudgedSet[] {
  const posts = data.research('vinre/posts.jsonl')
  const rowsOf = (names: readonly string[]) =>
    names.flatMap((name) => readRows(data.own(`${name}.jsonl`), LabelledText))
  const real = posts === null ? [] : [byShippedModel('vinre', readRows(posts, LabelledText))]
  return [
    ownByWriter(data),
    byShippedModel('held-out writers', rowsOf(heldOutWriters)),
    byShippedModel('held-out posts', rowsOf(heldOutPosts)),
    ...real,
  ]
}

function byShippedModel(name: string, rows: readonly LabelledText[]): JudgedSet {
  return {
    data: name,
    split: 'shipped model, trained on none of them',
    judged: onceForEach((change) => judgeAll(rows.map((row) => changed(row, change)))),
  }
}

function ownByWriter(data: DataFolder): JudgedSet {
  const files = writers.map((name) => readRows(data.own(`${name}.jsonl`), LabelledText))
  let learnWithout: ReturnType<typeof learnWithoutOne> | null = null
  const models = new Map<number, JudgeModel>()
  const modelWithout = (left: number): JudgeModel => {
    const known = models.get(left)
    if (known) return known
    learnWithout ??= learnWithoutOne(files)
    const made = { ...ownModel, ...learnWithout(left) }
    models.set(left, made)
    return made
  }
  return {
    data: 'own set',
    split: 'by writer',
    judged: onceForEach((change) =>
      files.flatMap((rows, i) =>
        judgeAll(
          rows.map((row) => changed(row, change)),
          modelWithout(i),
        ),
      ),
    ),
  }
}

/** A way to change a text; the key is the row's id. */
export type Change = (text: string, key: string) => string

function onceForEach(judge: (change?: Change) => Judged[]): (change?: Change) => Judged[] {
  const done = new Map<Change | undefined, Judged[]>()
  return (change) => {
    const known = done.get(change)
    if (known) return known
    const made = judge(change)
    done.set(change, made)
    return made
  }
}

/** A row with its text and title changed; as it is where nothing is to change. */
export function changed<Row extends Changeable>(row: Row, change?: Change): Row {
  if (!change) return row
  const title = row.title ? change(row.title, `${row.id} title`) : row.title
  return { ...row, text: change(row.text, row.id), title }
}

interface Changeable {
  id: string
  text: string
  title?: string | null
}
