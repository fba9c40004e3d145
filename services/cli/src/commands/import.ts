import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { type ArticleDraft, SourceTier } from '@chudong/domain'
import { receive, topicNames } from '@chudong/pipeline'
import { openLog, runFlow, type World } from '@chudong/runtime'
import { type ImportOptions, readImport } from '@chudong/sources'
import type { Command } from 'commander'
import { print, printJson, say } from '../output.ts'
import { inWorld, withData } from '../world.ts'

const batch = 200

interface Counts {
  received: number
  broken: number
}

/** `chudong import`: posts and articles from a file, through the whole flow. Exit 1 when a line was broken. */
export function importCommand(program: Command): void {
  withData(program.command('import'))
    .description('take in posts or articles from a JSONL or CSV file and judge them')
    .argument('<file>', 'rows with at least a text; see --help for the fields')
    .option('--format <format>', 'jsonl or csv; by the file name when not given')
    .option('--source <name>', 'source name for rows that do not say theirs', 'Tệp nhập')
    .option('--tier <tier>', `rank of the source: ${SourceTier.options.join(', ')}`, 'social')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nFields: id, text (or content, message), title, url, published_at (or created_at, timestamp),\nsource (or source_name), likes, comments, shares.',
    )
    .action(
      async (
        file: string,
        flags: { data?: string; json?: boolean; format?: string; source: string; tier: string },
      ) => {
        const format = formatOf(file, flags.format)
        const defaults = { sourceId: 'import', sourceName: flags.source, tier: tierOf(flags.tier) }
        await stat(file)
        await inWorld(flags, async (world, config) => {
          const before = await world.records.incidents.list({ limit: 100_000 })
          const flow = await runFlow(world, { log: openLog(config, 'file') })
          const counts = await takeIn(world, file, { format, now: new Date(), defaults })
          await drained(world)
          await flow.stop()
          const after = await world.records.incidents.list({ limit: 100_000 })
          const raised = after.length - before.length
          if (flags.json) printJson({ ...counts, incidents: raised })
          else
            print(
              `${counts.received} rows taken in, ${counts.broken} refused, ${raised} new incidents (see "chudong incidents")`,
            )
          if (counts.broken > 0) process.exitCode = 1
        })
      },
    )
}

function formatOf(file: string, given: string | undefined): 'jsonl' | 'csv' {
  const name = given ?? (extname(file) === '.csv' ? 'csv' : 'jsonl')
  if (name === 'jsonl' || name === 'csv') return name
  throw new Error(`unknown format "${name}": use jsonl or csv`)
}

function tierOf(given: string): SourceTier {
  const tier = SourceTier.options.find((one) => one === given)
  if (tier) return tier
  throw new Error(`unknown tier "${given}": use ${SourceTier.options.join(', ')}`)
}

async function takeIn(world: World, file: string, options: ImportOptions): Promise<Counts> {
  const counts = { received: 0, broken: 0 }
  let waiting: ArticleDraft[] = []
  const flush = async () => {
    await receive(world.queue, waiting)
    waiting = []
  }
  for await (const row of readImport(createReadStream(file), options)) {
    if ('error' in row) {
      counts.broken += 1
      say(row.error)
      continue
    }
    counts.received += 1
    waiting.push(row.draft)
    if (waiting.length >= batch) await flush()
  }
  await flush()
  return counts
}

/** Waits until no topic has work left and the coverage store has caught up. */
async function drained(world: World): Promise<void> {
  for (;;) {
    const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
    const left = depths.reduce((sum, depth) => sum + depth.waiting + depth.active + depth.delayed, 0)
    if (left === 0 && (await world.records.outbox.size()) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
