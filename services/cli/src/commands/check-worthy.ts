import { checkWorthy } from '@chudong/detect'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl } from '../jsonl.ts'
import { say } from '../output.ts'

const Row = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `chudong check-worthy`: the sentences of each text in the order in which a fact checker would take them. */
export function checkWorthyCommand(program: Command): void {
  program
    .command('check-worthy')
    .description(
      'rank the sentences of each text of a JSONL file by how much they want a check, with reasons',
    )
    .requiredOption('--in <file>', 'rows {id, text}')
    .requiredOption(
      '--out <file>',
      'rows {id, sentences: [{text, start, score, reasons}]}, highest score first',
    )
    .action(async (paths: { in: string; out: string }) => {
      const judge = ({ id, text }: z.infer<typeof Row>) => ({ id, sentences: checkWorthy(text) })
      const { rows, broken } = await mapJsonl(paths, Row, judge)
      say(`${rows} rows judged, ${broken} broken lines`)
      if (broken > 0) process.exitCode = 1
    })
}
