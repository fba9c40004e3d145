import { readFile } from 'node:fs/promises'
import { evaluateAssess } from '@chudong/detect'
import type { Command } from 'commander'
import { printJson, printTable } from '../output.ts'

/** `chudong evaluate`: the figures of a judgement on labelled rows, each with its n. */
export function evaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('measure a judgement on labelled rows; every figure with its n')
    .argument('<job>', 'assess')
    .requiredOption('--data <file>', 'labelled rows (JSONL)')
    .option('--json', 'print JSON')
    .action(async (job: string, flags: { data: string; json?: boolean }) => {
      if (job !== 'assess') throw new Error(`unknown job "${job}": there is assess`)
      const lines = (await readFile(flags.data, 'utf8')).split('\n').filter((line) => line.trim() !== '')
      const figures = evaluateAssess(lines.map((line) => JSON.parse(line)))
      if (flags.json) return printJson(figures)
      printTable(
        ['metric', 'n', 'value'],
        figures.map(({ metric, n, value }) => [metric, String(n), value.toFixed(3)]),
      )
    })
}
