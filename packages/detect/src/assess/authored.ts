import { readFileSync } from 'node:fs'
import type { LabelledRow } from './learn.ts'

/** Files of the project's own labelled texts that the model learns; one file is one writer. */
export const writers = [
  'items-0',
  'items-n',
  'judgement',
  'items-a',
  'items-b',
  'items-c',
  'items-d',
  'items-e',
  'items-f',
  'items-g',
  'items-h',
] as const

/** Writers that no model learns: how the judgement does on other hands. */
export const heldOutWriters = ['items-i', 'items-j', 'items-k'] as const

/** Two further ones, of short posts of news pages, which no model learns either. */
export const heldOutPosts = ['items-l', 'items-m'] as const

/** The project's own labelled texts by writer, as training takes them. */
export function authoredRows(): LabelledRow[][] {
  return writers.map((name) => {
    const file = new URL(`../../data/authored/${name}.jsonl`, import.meta.url)
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    return lines.map((line) => JSON.parse(line) as LabelledRow)
  })
}
