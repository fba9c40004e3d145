import { detectSignals, healthCalendar } from '@chudong/detect'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl } from '../jsonl.ts'
import { say } from '../output.ts'

const Row = z.object({
  series: z.union([z.string(), z.number()]),
  start: z.string().nullish(),
  counts: z.array(z.number().nonnegative()),
})

/** `chudong signals`: on which days a series of daily counts stands out, each day seen from the days before. */
export function signalsCommand(program: Command): void {
  program
    .command('signals')
    .description(
      'find the days of a series of daily counts that stand out, and those that may ask for a person',
    )
    .requiredOption('--in <file>', 'rows {series, start, counts: [one number a day]}')
    .requiredOption('--out <file>', 'rows {series, pages: [day index], signals: [day index]}')
    .action(async (paths: { in: string; out: string }) => {
      const { rows, broken } = await mapJsonl(paths, Row, judge)
      say(`${rows} series judged, ${broken} broken lines`)
      if (broken > 0) process.exitCode = 1
    })
}

function judge({ series, start, counts }: z.infer<typeof Row>) {
  const days = detectSignals(counts, {
    start: start ?? undefined,
    series: String(series),
    calendar: healthCalendar,
  })
  const where = (holds: 'page' | 'signal') => days.flatMap((day, index) => (day[holds] ? [index] : []))
  return { series, pages: where('page'), signals: where('signal') }
}
