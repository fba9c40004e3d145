import { CoverageQuery } from '@chudong/domain'
import type { Command } from 'commander'
import { cut, print, printJson, printTable } from '../output.ts'
import { inWorld, withData } from '../world.ts'

interface Flags {
  data?: string
  json?: boolean
  limit: string
  from?: string
  to?: string
  type?: string[]
  province?: string[]
}

/** `chudong search`: the coverage, newest first. */
export function searchCommand(program: Command): void {
  withData(program.command('search'))
    .description('search the coverage; tones are ignored when the words carry none')
    .argument('<words...>', 'words, "phrases", -not, OR, field:value')
    .option('--from <date>', 'published on or after')
    .option('--to <date>', 'published before')
    .option('--type <type...>', 'incident type, e.g. outbreak')
    .option('--province <name...>', 'current province name')
    .option('--limit <n>', 'at most n articles', '20')
    .option('--json', 'print JSON')
    .action(async (words: string[], flags: Flags) => {
      const query = CoverageQuery.parse({
        ...flags,
        q: words.join(' '),
        type: flags.type ?? [],
        province: flags.province ?? [],
      })
      const found = await inWorld(flags, (world) => world.coverage.search(query))
      if (flags.json) return printJson(found)
      print(`${found.total} articles`)
      const rows = found.hits.map(({ doc }) => [
        doc.publishedAt.toISOString().slice(0, 16).replace('T', ' '),
        doc.sourceName,
        doc.province || '–',
        doc.type ?? '–',
        cut(doc.title, 80),
      ])
      if (rows.length > 0) printTable(['published (UTC)', 'source', 'province', 'type', 'title'], rows)
    })
}
