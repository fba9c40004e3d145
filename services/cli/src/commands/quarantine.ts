import { replay, topicNames } from '@chudong/pipeline'
import type { World } from '@chudong/runtime'
import type { Command } from 'commander'
import { cut, print, printJson, printTable } from '../output.ts'
import { inWorld, withData } from '../world.ts'

type Quarantined = Awaited<ReturnType<World['queue']['quarantined']>>[number]

interface Flags {
  data?: string
  topic?: string
  replay?: string
  limit: string
  json?: boolean
}

/** `chudong quarantine`: jobs that failed for good, with their errors; `--replay` puts them back with fresh tries. */
export function quarantineCommand(program: Command): void {
  withData(program.command('quarantine'))
    .description('list jobs that failed for good, or put them back')
    .option('--topic <topic>', `only this step: ${topicNames.join(', ')}`)
    .option('--replay <key>', 'put the job with this key back, or "all" of the step; needs --topic')
    .option('--limit <n>', 'at most n jobs of a step', '100')
    .option('--json', 'print JSON, with what was in the jobs')
    .action(async (flags: Flags) => {
      const topics = topicsOf(flags.topic)
      if (flags.replay !== undefined) return putBack(flags, flags.replay)
      const jobs = await inWorld(flags, async ({ queue }) => {
        const lists = topics.map(async (topic) =>
          (await queue.quarantined(topic, Number(flags.limit))).map((job) => ({ topic, ...job })),
        )
        return (await Promise.all(lists)).flat()
      })
      show(jobs, flags.json ?? false)
    })
}

async function putBack(flags: Flags, key: string) {
  const { topic } = flags
  if (topic === undefined) throw new Error('--replay needs --topic: keys are those of one step')
  const replayed = await inWorld(flags, ({ queue }) => replay(queue, topic, key === 'all' ? null : key))
  if (replayed === 0 && key !== 'all') throw new Error(`no job "${key}" is in quarantine at ${topic}`)
  if (flags.json) printJson({ topic, replayed })
  else print(`${replayed} put back`)
}

function show(jobs: readonly (Quarantined & { topic: string })[], json: boolean) {
  if (json) return printJson(jobs)
  if (jobs.length === 0) return print('nothing is in quarantine')
  const rows = jobs.map(({ topic, key, attempts, at, error }) => [
    topic,
    cut(key, 60),
    String(attempts),
    at.toISOString().slice(0, 19),
    cut(error, 80),
  ])
  printTable(['step', 'key', 'tries', 'failed (UTC)', 'error'], rows)
}

function topicsOf(topic: string | undefined): readonly string[] {
  if (topic === undefined) return topicNames
  if (!topicNames.includes(topic))
    throw new Error(`unknown step "${topic}": use one of ${topicNames.join(', ')}`)
  return [topic]
}
