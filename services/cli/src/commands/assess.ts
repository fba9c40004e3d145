import { assess } from '@chudong/detect'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl } from '../jsonl.ts'
import { say } from '../output.ts'

const count = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
const Row = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: text,
  published_at: text,
  source_name: text,
  source_kind: text,
  url: text,
  likes: count,
  comments: count,
  shares: count,
})

/** `chudong assess`: the judgement of each row of a file. */
export function assessCommand(program: Command): void {
  program
    .command('assess')
    .description('judge each text of a JSONL file: health, incident, type, place, counts, suspicion, reasons')
    .requiredOption(
      '--in <file>',
      'rows {id, text, title?, published_at?, source_name?, source_kind?, url?, likes?, comments?, shares?}',
    )
    .requiredOption('--out <file>', 'one judgement per row, same order')
    .action(async (paths: { in: string; out: string }) => {
      const { rows, broken } = await mapJsonl(paths, Row, judge)
      say(`${rows} rows judged, ${broken} broken lines`)
      if (broken > 0) process.exitCode = 1
    })
}

function judge({ id, published_at, source_name, source_kind, ...rest }: z.infer<typeof Row>) {
  const verdict = assess({
    ...rest,
    publishedAt: dateOf(published_at),
    sourceName: source_name,
    sourceTier: source_kind,
  })
  return { id, ...verdict, reasons: verdict.reasons.map(({ rule, quote }) => ({ rule, quote })) }
}

function dateOf(value: string | undefined): Date | undefined {
  const date = value ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : undefined
}
