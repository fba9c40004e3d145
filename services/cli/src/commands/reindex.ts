import { project } from '@chudong/pipeline'
import type { World } from '@chudong/runtime'
import type { Command } from 'commander'
import { compareCoverage } from '../compare-coverage.ts'
import { print, printJson, say } from '../output.ts'
import { inWorld, withData } from '../world.ts'

interface Flags {
  data?: string
  json?: boolean
  fromRecords?: boolean
}

/** `chudong reindex`: builds the search store again, beside a running desk. Exit 1 when it then differs from the records. */
export function reindexCommand(program: Command): void {
  withData(program.command('reindex'))
    .description(
      'build the search store again in the form of this program, while the desk searches and writes',
    )
    .option(
      '--from-records',
      'write every article again from the records instead: slower, mends what is missing',
    )
    .option('--json', 'print JSON')
    .action(async (flags: Flags) => {
      const compared = await inWorld(flags, async (world) => {
        await (flags.fromRecords ? refill(world) : rebuild(world))
        return compareCoverage(world)
      })
      if (flags.json) printJson(compared)
      else print(compared.found)
      if (!compared.ok) process.exitCode = 1
    })
}

async function rebuild({ coverage }: World): Promise<void> {
  const told = tellEvery(10_000)
  const { count } = await coverage.rebuild(told)
  say(`${count} articles are in place`)
}

async function refill({ records, coverage }: World): Promise<void> {
  say(`${await records.outbox.refill()} articles to write`)
  const refused: string[] = []
  await project(records.outbox, coverage, { onRefused: (some) => refused.push(...some.map(({ id }) => id)) })
  if (refused.length > 0) say(`refused: ${refused.join(', ')}`)
}

function tellEvery(documents: number): (done: number) => void {
  let next = documents
  return (done) => {
    if (done < next) return
    say(`${done} articles copied`)
    next = done + documents
  }
}
