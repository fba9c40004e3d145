import { type Comparison, type Retrained, readRows, retrain, TrainingText } from '@chudong/evaluation'
import { type Config, keepModel, openModel, undoModel } from '@chudong/runtime'
import type { Command } from 'commander'
import { print, printJson, printTable, say } from '../output.ts'
import { configOf, withData } from '../world.ts'

interface Flags {
  data?: string
  labels?: string[]
  undo?: boolean
  json?: boolean
}

/** What came of it, without the weights, and the file if the model was kept. */
type Told = Weightless<Retrained> & { model: string; file: string | null }
type Weightless<T> = T extends unknown ? Omit<T, 'packed'> : never

/** `chudong train`: the judgement again, with the office's labels; taken only when it is better on the newest of them. */
export function trainCommand(program: Command): void {
  withData(program.command('train'))
    .description(
      "train the judgement on the project's texts and the office's labels, and keep it if it is better",
    )
    .option('--labels <file...>', 'labelled rows: of "chudong labels export", or your own (JSONL)')
    .option('--undo', 'go back to the former model')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe newest quarter of the labels is held back and measured on. Exit 1 when nothing was changed.\nServices take a new model at their next start. The rule is in docs/training.md.',
    )
    .action(async (flags: Flags) => {
      const config = configOf(flags)
      if (flags.undo) return undo(config, flags.json ?? false)
      if (!flags.labels) throw new Error('say which labels: chudong train --labels FILE')
      const told = await trained(config, flags.labels)
      if (flags.json) printJson(told)
      else show(told)
      if (told.file === null) process.exitCode = 1
    })
}

async function trained(config: Config, files: readonly string[]): Promise<Told> {
  const labels = files.flatMap((file) => readRows(file, TrainingText))
  const { model, name, refused } = await openModel(config.dataDir)
  if (refused !== null) say(refused)
  say(`training on ${labels.length} labels; the running model is ${name}…`)
  const result = retrain(labels, { now: new Date(), running: model })
  if (result.outcome === 'too-few') return { ...result, model: name, file: null }
  const { packed, ...told } = result
  const file = told.outcome === 'better' ? await keepModel(config.dataDir, packed) : null
  return { ...told, model: name, file }
}

async function undo({ dataDir }: Config, json: boolean): Promise<void> {
  const undone = await undoModel(dataDir)
  if (undone === null) throw new Error('there is no model of the office: nothing was changed')
  const { name, refused } = await openModel(dataDir)
  if (refused !== null) say(refused)
  if (json) printJson({ undone, now: name })
  else print(`model ${undone} is out of use; from their next start services judge by: ${name}`)
}

function show(told: Told): void {
  const { labels, heldBack, trainedOn, silent, near } = told.split
  print(
    `${labels} labels: ${trainedOn} trained on, the newest ${heldBack} held back; left out: ${near.labels} that tell what a held-back one tells` +
      ` (and ${near.base} of the project's texts), ${silent} that do not say whether it is an incident`,
  )
  if (told.outcome === 'too-few') print(`Too few labels: ${told.why}. Nothing was changed.`)
  else showComparison(told.comparison)
  if (told.file !== null)
    print(`Better: kept as ${told.file}. Restart the services that judge; "chudong train --undo" goes back.`)
  else if (told.outcome !== 'too-few')
    print(`Not better, nothing was changed: ${told.objections.join('; ')}.`)
}

function showComparison({ running, candidate, events, own }: Comparison): void {
  printTable(
    ['metric, on held-back labels', 'n', 'running', 'new'],
    candidate.map(({ metric, n, value }, i) => [
      metric,
      String(n),
      (running[i]?.value ?? 0).toFixed(3),
      value.toFixed(3),
    ]),
  )
  print(`held-back events judged better: ${events.better}, worse: ${events.worse}`)
  print(
    `AUC on the project's own texts (n ${own.n}): ${own.without.toFixed(3)} without the labels, ${own.with.toFixed(3)} with them`,
  )
}
