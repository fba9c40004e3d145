import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  type BoardRow,
  dataFolder,
  type Figure,
  htmlReport,
  jobNamed,
  jobs,
  readRows,
  scoreboard,
} from '@chudong/evaluation'
import type { Command } from 'commander'
import { print, printJson, printTable, say } from '../output.ts'

interface Flags {
  data?: string
  json?: boolean
}

/** `chudong evaluate`: the figures of a judgement on anybody's labelled rows, or the whole scoreboard; every figure with its n. */
export function evaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('measure a judgement on labelled rows; without a job, the scoreboard of all of them')
    .argument('[job]', jobs.map(({ name }) => name).join(', '))
    .option('--data <file>', 'labelled rows of the job (JSONL)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nLabelled rows:\n${jobs.map(({ name, shape }) => `  ${name.padEnd(12)} ${shape}`).join('\n')}`,
    )
    .action(async (job: string | undefined, flags: Flags) => {
      if (job === undefined) return board(flags)
      if (flags.data === undefined) throw new Error(`say which rows: chudong evaluate ${job} --data FILE`)
      const known = jobNamed(job)
      const { figures } = known.measure(readRows(flags.data, known.row), dirname(flags.data))
      if (flags.json) printJson(figures)
      else printTable(['metric', 'n', 'value'], figures.map(cells))
    })
}

function cells({ metric, n, value }: Figure): string[] {
  return [metric, String(n), value.toFixed(3)]
}

async function board({ json }: Flags): Promise<void> {
  const measured = scoreboard(dataFolder(), ({ job, data }) => say(`measuring ${job} on ${data}…`))
  await writeFile('evaluation.json', `${JSON.stringify(measured.rows, null, 2)}\n`)
  await writeFile('evaluation.html', htmlReport(measured))
  if (json) return printJson(measured.rows)
  const columns = ['job', 'metric', 'data', 'split', 'n', 'floor', 'ours', 'target', 'met']
  printTable(columns, measured.rows.map(boardCells))
  if (measured.missing.length > 0) print(`\nNo data on this machine for: ${measured.missing.join(', ')}`)
  print('\nevaluation.json and evaluation.html have the table, the confusions and the worst errors.')
}

function boardCells({ job, metric, data, split, n, floor, value, target, met }: BoardRow): string[] {
  const shown = [floor, value, target].map((number) => number?.toFixed(3) ?? '')
  return [job, metric, data, split, String(n), ...shown, met === null ? '' : met ? 'yes' : 'no']
}
