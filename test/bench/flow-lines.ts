import { newsroomPages, ours, theirs, timed } from './extract-pages.ts'
import { type Latency, latency, type Throughput, throughput } from './pipeline.ts'
import { type Placing, placing } from './place.ts'
import { quantile } from './quantile.ts'

export interface FlowLoad {
  articles: number
  /** Articles whose events are alive while one is placed. */
  live: number
  rate: number
  seconds: number
}

/** The figures of one process: the whole flow, article to screen, placing, extraction beside Readability; one line each. */
export async function flowLines(load: FlowLoad, say: (line: string) => void): Promise<string[]> {
  const lines: string[] = []
  const tell = (line: string) => {
    lines.push(line)
    say(line)
  }
  tell(throughputLine(await throughput(load.articles)))
  for (const line of await screenLines(load.rate, load.seconds)) tell(line)
  tell(placingLine(await placing(load.live, 1_000)))
  tell(extractionLine(await newsroomPages(new Date())))
  return lines
}

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
export function isSustained(run: Latency): boolean {
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
