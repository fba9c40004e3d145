import { topicNames } from '@chudong/pipeline'
import { onShutdown, openLog, type Solo, startSolo } from '@chudong/runtime'
import { catalogue } from '@chudong/sources'
import type { Command } from 'commander'
import { openDemoNewsroom } from '../newsroom-process.ts'
import { print, say } from '../output.ts'
import { configOf, withData } from '../world.ts'

interface Flags {
  data?: string
  port?: number
  live?: boolean
  demoLive: string
}

/** `chudong start`: everything in one process, on the demo newsroom or on the real outlets. */
export function startCommand(program: Command): void {
  withData(program.command('start'))
    .description('start the desk: crawler, judge, alerts, API and pages in one process')
    .option('--port <n>', 'port of the desk (or PORT); 8686 by default', Number)
    .option('--live', 'watch the catalogue of real Vietnamese outlets instead of the demo newsroom')
    .option('--demo-live <n>', 'newest demo items that the newsroom holds back and publishes one by one', '0')
    .action(async (flags: Flags) => {
      const { sources, claims, allowPrivate, stopNewsroom } = await sourcesOf(flags)
      const config = configOf({ ...flags, allowPrivate })
      const log = openLog(config, 'file')
      const solo = await startSolo(config, { log, sources, claims, onProgress: say }).catch(
        (error: unknown) => {
          stopNewsroom()
          throw error
        },
      )
      onShutdown(async () => {
        stopNewsroom()
        await solo.stop()
      })
      greet(solo)
      await showCrawl(solo)
      await tellUnreachable(solo)
    })
}

async function sourcesOf(flags: Flags) {
  if (flags.live) return { sources: catalogue(), claims: [], allowPrivate: [], stopNewsroom: () => {} }
  const { dataDir } = configOf(flags)
  const newsroom = await openDemoNewsroom(dataDir, { items: Number(flags.demoLive), everyMs: 15_000 })
  say(`demo newsroom at ${newsroom.url} (${newsroom.items} items)`)
  return {
    sources: newsroom.sources,
    claims: newsroom.claims,
    allowPrivate: [new URL(newsroom.url).host],
    stopNewsroom: newsroom.stop,
  }
}

function greet({ address, welcome }: Solo) {
  print(`\n  Chủ Động đang chạy · the desk is running\n\n  Trang làm việc · page:       ${address}`)
  if (welcome) print(`  Liên kết đăng nhập · sign in: ${welcome.link}`)
  if (welcome?.made)
    print(
      `  Tài khoản quản trị · account: ${welcome.made.email} / ${welcome.made.password}  (chỉ hiện một lần · shown once)`,
    )
  print('')
}

/** Tells how the crawl goes until nothing is left to do, at most two minutes. */
async function showCrawl({ world }: Solo) {
  const until = Date.now() + 120_000
  let last = ''
  for (let quiet = 0; quiet < 3 && Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const depths = await Promise.all(topicNames.map((topic) => world.queue.depth(topic)))
    const left = depths.reduce((sum, depth) => sum + depth.waiting + depth.active, 0)
    const { count } = await world.coverage.state()
    const incidents = await world.records.incidents.list({ limit: 10_000 })
    const line = `crawling: ${count} articles read, ${incidents.length} incidents raised, ${left} jobs left`
    if (line !== last) say(line)
    last = line
    quiet = left === 0 ? quiet + 1 : 0
  }
}

async function tellUnreachable({ world }: Solo) {
  const failed = (await world.records.sources.list()).filter(
    ({ source, health }) => source.enabled && health.state === 'failed',
  )
  for (const { source, health } of failed)
    say(`source ${source.id} cannot be read: ${health.error ?? 'no reason given'}`)
  say('press Ctrl+C to stop; everything found is kept')
}
