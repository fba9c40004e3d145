import { readFileSync } from 'node:fs'
import { toneOf } from '@chudong/detect'
import { z } from 'zod'
import type { BoardEntry, DataFolder, Job, Measured } from '../job.ts'
import { confusion, macroF1, share } from '../scores.ts'

export const TonedText = z.object({
  id: z.coerce.string(),
  text: z.string(),
  tone: z.enum(['positive', 'neutral', 'negative']),
})
export type TonedText = z.infer<typeof TonedText>

const TARGET = 0.75

/** Q12: tone of a text. A weak label: people differ, and the public set is of students' feedback, not of health. */
export const toneJob: Job<TonedText> = {
  name: 'tone',
  title: 'Tone of a text (weak label)',
  shape: '{id, text, tone: "positive"|"neutral"|"negative"}',
  row: TonedText,
  measure: measureTone,
  board,
}

/** Figures of the shipped word lists on labelled texts. */
export function measureTone(rows: readonly TonedText[]): Measured {
  const judged = rows.map((row) => ({ row, got: toneOf(row.text) }))
  const pairs = judged.map(({ row, got }) => [row.tone, got.tone] as const)
  const wrong = judged.filter(({ row, got }) => row.tone !== got.tone)
  return {
    figures: [
      { ...macroF1('macro-F1 (weak label)', pairs), target: TARGET },
      share('right (weak label)', pairs, ([truth, given]) => truth === given),
    ],
    confusions: [confusion('tone', pairs)],
    failures: wrong
      .sort((a, b) => Math.abs(b.got.score) - Math.abs(a.got.score) || a.row.id.localeCompare(b.row.id))
      .slice(0, 20)
      .map(({ row, got }) => ({
        id: row.id,
        text: row.text,
        expected: row.tone,
        got: `${got.tone} ${got.words.map(({ said, weight }) => `${said} ${weight}`).join(', ')}`,
      })),
  }
}

const PARTS = { train: 'word lists; errors of this part were read', dev: 'word lists; not looked at' }
const TONES = { '0': 'negative', '1': 'neutral', '2': 'positive' } as const

function board(data: DataFolder): BoardEntry[] {
  return Object.entries(PARTS).flatMap(([part, split]) => {
    const texts = data.research(`uit-vsfc/${part}/sents.txt`)
    const tones = data.research(`uit-vsfc/${part}/sentiments.txt`)
    if (texts === null || tones === null) return []
    return [
      {
        job: 'tone',
        data: `uit-vsfc ${part}, out of domain`,
        split,
        measure: () => measureTone(readSentences(texts, tones)),
      },
    ]
  })
}

function readSentences(texts: string, tones: string): TonedText[] {
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n')
  const labels = lines(tones)
  return lines(texts).map((text, i) => {
    const label = z.enum(['0', '1', '2']).parse(labels[i]?.trim())
    return { id: String(i + 1), text, tone: TONES[label] }
  })
}
