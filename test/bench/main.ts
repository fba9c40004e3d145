/**
 * The figures of the README: articles a second through the whole flow, page to screen, extraction beside Readability.
 * Run: npm run bench -- [--articles 1000] [--live 100000] [--rate 50] [--seconds 20]. Writes them between the README's bench marks.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { newsroomPages, ours, theirs, timed } from './extract-pages.ts'
import { type Latency, latency, type Throughput, throughput } from './pipeline.ts'
import { type Placing, placing } from './place.ts'
import { quantile } from './quantile.ts'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    live: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Others' work on the machine when the run began. */
const loadBefore = (loadavg()[0] ?? 0).toFixed(1)
const whole = throughputLine(await throughput(Number(values.articles)))
say(whole)
const screen = await screenLines(Number(values.rate), Number(values.seconds))
for (const line of screen) say(line)
const relating = placingLine(await placing(Number(values.live), 1_000))
say(relating)
const reading = extractionLine(await newsroomPages(new Date()))
say(reading)
await intoReadme([whole, ...screen, relating, reading])

function throughputLine(run: Throughput): string {
  return (
    `Whole flow (received, judged, placed, raised, searchable), durable: **${run.perSecond.toFixed(0)} articles/s** ` +
    `(n ${run.articles} in ${run.seconds.toFixed(1)} s, ${run.incidents} incidents; all on disk after ${run.receivedIn.toFixed(1)} s; ` +
    `processor time an article: Node ${run.cpu.node.toFixed(1)} ms, PostgreSQL ${run.cpu.postgres.toFixed(1)} ms)`
  )
}

/** The asked rate, and when it is not sustained, the highest of two lower ones that is. */
async function screenLines(rate: number, seconds: number): Promise<string[]> {
  const lines: string[] = []
  for (const tried of [rate, rate * 0.4, rate * 0.16].map(Math.round)) {
    const run = await latency(tried, seconds)
    lines.push(latencyLine(run))
    if (isSustained(run)) break
  }
  return lines
}

/** Under a second's worth of articles waits at the end. */
function isSustained(run: Latency): boolean {
  return run.backlog < run.rate && run.reached > run.rate * 0.95
}

function latencyLine(run: Latency): string {
  const held = isSustained(run) ? 'sustained' : `not sustained, ${run.backlog} jobs behind at the end`
  return (
    `Article → screen at ${run.rate} articles/s (${held}): **p50 ${run.p50.toFixed(0)} ms, p99 ${run.p99.toFixed(0)} ms** ` +
    `(n ${run.seen} of ${run.incidents} incidents among ${run.articles} articles; from the hand-over of the extracted ` +
    'article to the message on `/api/feed` over HTTP)'
  )
}

function placingLine(run: Placing): string {
  return (
    `Finding an article's event among ${run.live} live ones, stored: **median ${run.median.toFixed(1)} ms, ` +
    `p99 ${run.p99.toFixed(1)} ms** (n ${run.measured}, one at a time; processor time an article: ` +
    `Node ${run.cpu.node.toFixed(1)} ms, PostgreSQL ${run.cpu.postgres.toFixed(1)} ms)`
  )
}

function extractionLine(pages: readonly Uint8Array[]): string {
  for (const read of [ours, theirs]) for (const page of pages.slice(0, 40)) read(page)
  const rows = pages.map((page) => ({
    ours: timed(() => ours(page)).ms,
    theirs: timed(() => theirs(page)).ms,
  }))
  const figure = (who: 'ours' | 'theirs') => {
    const times = rows.map((row) => row[who])
    return `median ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms a page`
  }
  return `Extraction: **${figure('ours')}**; Readability + linkedom in the same run: ${figure('theirs')} (n ${pages.length} pages of the demo newsroom)`
}

async function intoReadme(lines: readonly string[]): Promise<void> {
  const file = new URL('../../README.md', import.meta.url)
  const [start, end] = ['<!-- bench -->', '<!-- /bench -->']
  const text = await readFile(file, 'utf8')
  const known = text.includes(start) ? text : `${text.trimEnd()}\n\n## Benchmark\n\n${start}\n${end}\n`
  const [before, rest] = [
    known.slice(0, known.indexOf(start) + start.length),
    known.slice(known.indexOf(end)),
  ]
  const day = new Date().toISOString().slice(0, 10)
  const machine = `\`npm run bench\`, ${day}, ${availableParallelism()} cores, Node ${process.versions.node}, embedded PostgreSQL, load average before the run ${loadBefore}:`
  await writeFile(
    file,
    `${before}\n\n${machine}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n${rest}`,
  )
}
