import { checkWorthy } from '@chudong/detect'
import { z } from 'zod'
import type { BoardEntry, DataFolder, Job, Measured } from '../job.ts'
import { readRows } from '../rows.ts'
import { averagePrecision, precisionAtRecall } from '../scores.ts'

export const WorthyRow = z.object({ id: z.coerce.string(), text: z.string(), worth: z.boolean() })
export type WorthyRow = z.infer<typeof WorthyRow>

const RECALL = 0.8
const WORST = 20
/** Parts of the own set that nothing learns, with the average precision of the best simple ranking there. */
const PARTS = [
  { part: 'b-', split: 'second mood, learned on the first', floor: 0.772 },
  { part: 'c-', split: 'sentences of other writers, learned on none', floor: 0.606 },
]

/** Which sentences a fact checker of a health office would look at first. */
export const checkWorthyJob: Job<WorthyRow> = {
  name: 'check-worthy',
  title: 'Sentences worth a check',
  shape: '{id, text, worth}',
  row: WorthyRow,
  measure: (rows) => measureWorth(rows),
  board,
}

/** Figures of the shipped ranking on labelled sentences; a row of several sentences counts as its worthiest. */
export function measureWorth(rows: readonly WorthyRow[], floor?: number): Measured {
  const ranked = rows.map((row) => {
    const [best] = checkWorthy(row.text)
    return { row, yes: row.worth, score: best?.score ?? 0, why: best?.reasons.join('; ') ?? '' }
  })
  const n = rows.length
  const wrong = ranked.filter(({ yes, score }) => yes !== score >= 0.5)
  return {
    figures: [
      { metric: 'average precision', n, value: averagePrecision(ranked), ...(floor && { floor }) },
      { metric: `precision at recall ${RECALL}`, n, value: precisionAtRecall(ranked, RECALL) },
    ],
    confusions: [],
    failures: wrong
      .sort((a, b) => Math.abs(b.score - 0.5) - Math.abs(a.score - 0.5) || a.row.id.localeCompare(b.row.id))
      .slice(0, WORST)
      .map(({ row, score, why }) => ({
        id: row.id,
        text: row.text,
        expected: row.worth ? 'worth a check' : 'not worth one',
        got: `${score} ${why}`,
      })),
  }
}

function board(data: DataFolder): BoardEntry[] {
  const rows = readRows(data.own('sentences.jsonl'), WorthyRow)
  return PARTS.map(({ part, split, floor }) => ({
    job: 'check-worthy',
    data: 'own sentences',
    split,
    measure: () =>
      measureWorth(
        rows.filter(({ id }) => id.startsWith(part)),
        floor,
      ),
  }))
}
