import { dirname, resolve } from 'node:path'
import { readPageFile } from '@chudong/evaluation'
import { extractPage } from '@chudong/extract'
import type { Command } from 'commander'
import { z } from 'zod'
import { mapJsonl } from '../jsonl.ts'
import { print, printJson, say } from '../output.ts'

const Row = z.object({ id: z.union([z.string(), z.number()]), file: z.string(), url: z.string() })

/** `chudong extract`: title, text, time, author of one page or of a list of pages. */
export function extractCommand(program: Command): void {
  program
    .command('extract')
    .description('read title, main text, time, author, images of a page (or of every page of a JSONL list)')
    .argument('[file]', 'one page, as bytes (also .gz)')
    .option('--url <address>', 'address the page came from')
    .option('--json', 'print JSON')
    .option('--in <file>', 'rows {id, file, url}; file is relative to this list')
    .option('--out <file>', 'the same fields with id and ms (time of the page, warmed)')
    .action(
      async (
        file: string | undefined,
        flags: { url?: string; json?: boolean; in?: string; out?: string },
      ) => {
        if (flags.in && flags.out) return extractMany({ in: flags.in, out: flags.out })
        if (!file) throw new Error('give a page, or --in and --out')
        const extracted = extractPage(readPageFile(file), { url: flags.url ?? 'http://localhost/' })
        if (flags.json) return printJson(extracted)
        print(
          `${extracted.title}\n${extracted.published_at ?? 'no date'} · ${extracted.authors.join(', ') || 'no author'}\n\n${extracted.text}`,
        )
      },
    )
}

async function extractMany(paths: { in: string; out: string }) {
  const base = dirname(resolve(paths.in))
  let unread = 0
  const { rows, broken } = await mapJsonl(paths, Row, ({ id, file, url }) => {
    try {
      return { id, ...timedPage(readPageFile(resolve(base, file)), url) }
    } catch (error) {
      unread += 1
      const reason = error instanceof Error ? error.message : String(error)
      say(`page ${id}: ${reason}`)
      return { id, error: reason }
    }
  })
  say(`${rows - unread} pages read, ${unread} not readable, ${broken} broken lines`)
  if (broken + unread > 0) process.exitCode = 1
}

/** The page's fields and the milliseconds of the second reading, when everything it touches is warm. */
function timedPage(bytes: Uint8Array, url: string) {
  extractPage(bytes, { url })
  const started = performance.now()
  const extracted = extractPage(bytes, { url })
  return { ...extracted, ms: Math.round((performance.now() - started) * 100) / 100 }
}
