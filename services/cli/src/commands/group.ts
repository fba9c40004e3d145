import { groupStream } from '@chudong/detect'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl } from '../jsonl.ts'
import { say } from '../output.ts'

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
const Row = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  title: optional,
  published_at: z.string(),
  source_name: optional,
  url: optional,
})

/** `chudong group`: events, affairs, reprints and revisions of a stream, strictly online. */
export function groupCommand(program: Command): void {
  program
    .command('group')
    .description(
      'group the articles of a JSONL file, in time order, into events; find reprints and revisions',
    )
    .requiredOption('--in <file>', 'rows {id, text, title?, published_at, source_name?, url?}')
    .requiredOption('--out <file>', 'rows {id, event, affair, duplicate_of, revision_of}')
    .action(async (paths: { in: string; out: string }) => {
      const { rows, broken } = await mapJsonl(paths, Row, groupStream())
      say(`${rows} rows grouped, ${broken} broken lines`)
      if (broken > 0) process.exitCode = 1
    })
}
