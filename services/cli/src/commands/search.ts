import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type CoverageFilter, CoverageQuery } from '@chudong/domain'
import type { World } from '@chudong/runtime'
import type { Command } from 'commander'
import { cut, print, printJson, printTable } from '../output.ts'
import { inWorld, withData } from '../world.ts'

interface Flags {
  data?: string
  json?: boolean
  limit: string
  out?: string
  from?: string
  to?: string
  type?: string[]
  province?: string[]
}

/** `chudong search`: the coverage, newest first. */
export function searchCommand(program: Command): void {
  withData(program.command('search'))
    .description('search the coverage; tones are ignored when the words carry none')
    .argument('<words...>', 'words, "phrases", -not, OR, (groups), field:value, e.g. mức:>=3')
    .option('--from <date>', 'published on or after')
    .option('--to <date>', 'published before')
    .option('--type <type...>', 'incident type, e.g. outbreak')
    .option('--province <name...>', 'current province name')
    .option('--limit <n>', 'at most n articles', '20')
    .option('--out <file>', 'write every found article whole, as JSONL, instead of printing')
    .option('--json', 'print JSON')
    .action(async (words: string[], flags: Flags) => {
      const query = CoverageQuery.parse({
        ...flags,
        q: words.join(' '),
        type: flags.type ?? [],
        province: flags.province ?? [],
      })
      const { out } = flags
      if (out !== undefined) {
        const count = await inWorld(flags, (world) => exportTo(out, world, query))
        return print(`${count} articles in ${out}`)
      }
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

async function exportTo(path: string, { coverage }: World, filter: CoverageFilter): Promise<number> {
  const out = createWriteStream(path)
  let count = 0
  for await (const doc of coverage.scan(filter)) {
    count++
    if (!out.write(`${JSON.stringify(doc)}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return count
}
