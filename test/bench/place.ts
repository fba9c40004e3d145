/**
 * Finding an article's event among many live ones, on the embedded PostgreSQL:
 * `npx tsx test/bench/place.ts [LIVE] [MEASURED]`; 100,000 live articles by default.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assess, candidateKeys, placeInEvent, sketch } from '@chudong/detect'
import type { Sketch } from '@chudong/domain'
import { openEngine } from '@chudong/engine'
import type { Records } from '@chudong/ports'
import { migrate, openRecords } from '@chudong/store'
import pg from 'pg'
import { inventedArticle } from './articles.ts'
import { type CpuTime, cpuTime, spent } from './cpu.ts'
import { quantile } from './quantile.ts'

export interface Placing {
  live: number
  measured: number
  /** Milliseconds from handing over a sketch until its place is stored. */
  median: number
  p99: number
  /** Processor time of one article, in milliseconds. */
  cpu: CpuTime
}

/** Articles placed one by one by the flow's own code; the live ones are copies of them. */
const PATTERNS = 2_000

/** Places `measured` articles, one after the other, among `live` articles of the last thirty days. */
export async function placing(live: number, measured: number): Promise<Placing> {
  const dir = await mkdtemp(join(tmpdir(), 'chudong-bench-'))
  const engine = await openEngine({ dir })
  try {
    await migrate(engine.url)
    const records = await openRecords({ url: engine.url, applicationName: 'bench' })
    await placeAll(records, await drawn(records, 0, Math.min(PATTERNS, live)))
    await multiply(engine.url, Math.floor(live / PATTERNS) - 1)
    await placeAll(records, await drawn(records, 1, 200))
    const sketches = await drawn(records, 2, measured)
    const pidFile = join(dir, 'postgres', 'postmaster.pid')
    const before = cpuTime(pidFile)
    const times = await placeAll(records, sketches)
    const { node, postgres } = spent(before, cpuTime(pidFile))
    await records.close()
    const cpu = { node: node / measured, postgres: postgres / measured }
    return { live, measured, median: quantile(times, 0.5), p99: quantile(times, 0.99), cpu }
  } finally {
    await engine.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Saved and judged articles, as the relate stage draws them. */
async function drawn({ articles }: Records, seed: number, count: number): Promise<Sketch[]> {
  const made: Sketch[] = []
  for (let n = 0; n < count; n++) {
    const article = inventedArticle(seed, n, new Date())
    const id = `bench-${seed}-${n}`
    await articles.saveRevision(id, 'h', article)
    const publishedAt = article.publishedAt ?? article.collectedAt
    made.push(
      sketch(
        { ...article, id, contentHash: 'h', publishedAt },
        assess({ title: article.title, text: article.text, publishedAt }),
      ),
    )
  }
  return made
}

/** Milliseconds of each. */
async function placeAll({ events }: Records, sketches: readonly Sketch[]): Promise<number[]> {
  const times: number[] = []
  for (const one of sketches) {
    const begun = performance.now()
    await events.place(one, candidateKeys(one), (near) => placeInEvent(one, near, `ev-${one.articleId}`))
    times.push(performance.now() - begun)
  }
  return times
}

/**
 * Copies every placed article, the copies spread over thirty days; a key that one article alone had gets a new value in
 * each copy, and what many share is shared by more.
 */
async function multiply(url: string, copies: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_name = 'placements' and column_name not in ('article_id', 'at', 'number')`,
  )
  const columns = rows[0]?.columns ?? ''
  await client.query('create temp table pattern as select article_id as id, number from placements')
  await client.query(
    'create temp table pattern_keys as select *, count(*) over (partition by key) as n from placement_keys',
  )
  for (let g = 1; g <= copies; g++) {
    const minutes = Math.floor((g * 30 * 1_440) / (copies + 1))
    await client.query(`insert into articles (id, revision, content_hash, source_id, source_name, tier, kind, authors, images,
        collected_at, first_collected_at, evidence)
      select id || '-${g}', 1, 'h', source_id, source_name, tier, kind, '[]', '[]', collected_at, first_collected_at, '{}'
      from articles join pattern using (id)`)
    await client.query(`insert into placements (article_id, at, ${columns})
      select id || '-${g}', at - interval '${minutes} minutes', ${columns} from placements join pattern on id = article_id`)
    await client.query(`insert into placement_keys (key, minute, placement)
      select case when n = 1 then hashint8extended(key, ${g}) else key end, minute - ${minutes}, copy.number
      from pattern_keys k join pattern on pattern.number = k.placement
      join placements copy on copy.article_id = pattern.id || '-${g}'`)
  }
  await client.query('vacuum analyze')
  await client.end()
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const run = await placing(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 500))
  console.log(run)
}
