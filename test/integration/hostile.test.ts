import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Source, type SourceHealth } from '@chudong/domain'
import { type Newsroom, openNewsroom } from '@chudong/newsroom'
import { topicNames } from '@chudong/pipeline'
import { openLog, type Solo, startSolo, toConfig } from '@chudong/runtime'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { postgresForTests, type TestDatabase } from '../support/engines.ts'
import { type Program, startProgram } from '../support/programs.ts'
import { until } from '../support/until.ts'
import { openTrapSite, type TrapSite } from './trap-site.ts'
import { layTraps } from './traps.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

/** Enough for the slowest case: an endless answer may take the whole 20 s of one fetch. */
const patience = 120_000
const megabyte = 1_048_576
const honestSite = 'nhip-song-viet'

let database: TestDatabase
let pool: pg.Pool
let folder: string
/** Honest news. */
let newsroom: Newsroom
/** The hostile addresses, from a process of their own: making bombs takes memory too. */
let bombs: Program
let bombsUrl = ''
let trap: TrapSite
/** A service of the office's own network that no page may lead us to. */
let inner: TrapSite
let solo: Solo
let highestRss = 0
let watch: NodeJS.Timeout

beforeAll(async () => {
  watch = setInterval(() => {
    highestRss = Math.max(highestRss, process.memoryUsage().rss)
  }, 20)
  database = await (await postgresForTests()).createDatabase()
  pool = new pg.Pool({ connectionString: database.url, application_name: 'hostile-test', max: 2 })
  folder = await mkdtemp(join(tmpdir(), 'chudong-hostile-'))
  newsroom = await openNewsroom({ now: new Date() })
  bombs = startProgram(fileURLToPath(import.meta.resolve('../../services/newsroom/src/main.ts')), [
    '--port',
    '0',
    '--with-parent',
  ])
  await bombs.says(']}\n')
  bombsUrl = z.object({ newsroom: z.url() }).parse(JSON.parse(bombs.heard())).newsroom
  trap = await openTrapSite()
  inner = await openTrapSite()
  layTraps(
    trap,
    poisonPages().map(([address]) => address),
  )
  const allowPrivate = [new URL(newsroom.url).host, new URL(bombsUrl).host, trap.host]
  const config = toConfig({ DATABASE_URL: database.url }, { port: 0, data: folder, allowPrivate })
  const honest = newsroom.sources.filter((source) => source.id === honestSite)
  solo = await startSolo(config, { log: openLog(config, 'file'), sources: [...honest, ...hostileSources()] })
})

afterAll(async () => {
  clearInterval(watch)
  await solo?.stop()
  bombs?.kill()
  await Promise.all([newsroom?.close(), trap?.close(), inner?.close(), pool?.end()])
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

const hostile = (path: string) => `${bombsUrl}/_hostile/${path}`
const redirectTo = (address: string) => hostile(`redirect?to=${encodeURIComponent(address)}`)
const innerPort = () => new URL(inner.url).port

/** Pages that one feed lists between honest ones, and the reason that the desk must give for each. */
const poisonPages = (): [address: string, reason: RegExp][] => [
  [hostile('nested-divs?n=2000'), /no main text/],
  [hostile('nested-divs?n=800000'), /larger than \d+ bytes/],
  [hostile('big?mb=100'), /larger than \d+ bytes/],
  [hostile('big?mb=9'), /larger than \d+ bytes/],
  [hostile('gzip-bomb?mb=60'), /larger than \d+ bytes or unpacks beyond reason/],
  [hostile('endless-feed'), /larger than \d+ bytes|xml/],
  [redirectTo(inner.url), /127\.0\.0\.1.*refused: loopback/],
  [redirectTo('http://169.254.169.254/latest/meta-data/'), /169\.254\.169\.254.*refused: linkLocal/],
  [redirectTo(`http://[::ffff:127.0.0.1]:${innerPort()}/`), /refused: ipv4Mapped/],
  [redirectTo('file:///etc/passwd'), /only http and https/],
  [hostile('redirect-loop'), /redirects more than 5 times/],
  [hostile('invalid-utf8'), /no main text/],
  [hostile('wrong-type'), /image\/png, not a page/],
  [hostile('empty'), /no main text/],
]

/** Listings that are poison themselves, and what the source page must say of each. */
const poisonListings = (): [id: string, method: Source['method'], url: string, reason: RegExp][] => [
  ['sau-div', 'feed', hostile('nested-divs?n=2000'), /Không phải RSS/],
  ['danh-sach-div', 'list', hostile('nested-divs?n=2000'), /^$/],
  ['trang-100-mb', 'feed', hostile('big?mb=100'), /quá lớn/],
  ['bom-gzip', 'feed', hostile('gzip-bomb?mb=60'), /quá lớn hoặc nén bất thường/],
  ['bom-gzip-so-do', 'sitemap', hostile('gzip-bomb?mb=60'), /quá lớn hoặc nén bất thường/],
  ['vo-tan', 'feed', hostile('endless-feed'), /quá lớn/],
  ['bom-thuc-the', 'feed', hostile('entity-bomb'), /ENTITY/],
  ['bom-thuc-the-so-do', 'sitemap', hostile('entity-bomb'), /ENTITY/],
  ['vao-noi-bo', 'feed', redirectTo(inner.url), /bị cấm: mạng nội bộ/],
  ['vao-may-chu', 'social', redirectTo('http://169.254.169.254/latest/meta-data/'), /bị cấm/],
  ['vao-anh-xa', 'list', redirectTo(`http://[::ffff:127.0.0.1]:${innerPort()}/`), /bị cấm/],
  ['sai-ma', 'feed', `${trap.url}/sai-ma.rss`, /không đúng bảng mã/],
  ['bai-qua-dai', 'social', `${trap.url}/bai-qua-dai.json`, /1 bài bị từ chối: bài 2: bài dài \d+ ký tự/],
]

function hostileSources(): Source[] {
  const listings = poisonListings().map(([id, method, url]) => ({ id, method, url }))
  return [{ id: 'bay', method: 'feed' as const, url: `${trap.url}/bay.rss` }, ...listings].map((source) =>
    Source.parse({
      ...source,
      name: `Nguồn ${source.id}`,
      tier: 'forum',
      province: null,
      owner: null,
      hostDelayMs: 0,
      pollMinSeconds: 3600,
      pollMaxSeconds: 7200,
    }),
  )
}

async function health(id: string): Promise<SourceHealth | undefined> {
  return (await solo.world.records.sources.get(id))?.health
}

async function count(query: string, values: unknown[] = []): Promise<number> {
  return Number((await pool.query<{ n: string }>(query, values)).rows[0]?.n ?? 0)
}

const articlesOf = (source: string) =>
  count('select count(*) as n from articles where source_id = $1', [source])
const honestItems = () => newsroom.labels.filter((item) => item.site === honestSite).length

test('a poisoned listing is said on its source in Vietnamese, and only there', async () => {
  for (const [id, , , reason] of poisonListings()) {
    await until(`source ${id} was read`, async () => (await health(id))?.lastPollAt != null, patience)
    const known = await health(id)
    expect([id, known?.error ?? '']).toEqual([id, expect.stringMatching(reason)])
    expect([id, known?.state]).toEqual([
      id,
      id === 'bai-qua-dai' ? 'ok' : id === 'danh-sach-div' ? 'empty' : 'failed',
    ])
  }
  expect(await health(honestSite)).toMatchObject({ failures: 0, error: null })
})

test('a poisoned page is set aside with its reason, and the pages beside it come in', async () => {
  for (const [address, reason] of poisonPages()) {
    let error: string | null | undefined
    await until(
      `${address} is set aside`,
      async () => {
        const found = await pool.query<{ error: string | null }>('select error from pages where url = $1', [
          address,
        ])
        error = found.rows[0]?.error
        return found.rows.length > 0
      },
      patience,
    )
    expect([address, error]).toEqual([address, expect.stringMatching(reason)])
  }
  await until('five pages and one long text came in', async () => (await articlesOf('bay')) === 6, patience)
})

test('two posts beside one of five megabytes come in', async () => {
  await until('two posts came in', async () => (await articlesOf('bai-qua-dai')) === 2, patience)
})

test('nothing in the office’s own network was asked for anything', () => {
  expect(inner.asked).toEqual([])
})

test('every article of the honest source came in, also one that is published afterwards', async () => {
  await until(
    'all honest articles came in',
    async () => (await articlesOf(honestSite)) === honestItems(),
    patience,
  )
  newsroom.control.publish({
    site: honestSite,
    title: 'Sau cơn bão, phòng khám mở cửa trở lại',
    text: [
      'Phòng khám đa khoa khu vực mở cửa trở lại từ sáng nay sau ba ngày khắc phục, người dân đến khám bình thường.',
    ],
  })
  await until(
    'the new one came in',
    async () => (await articlesOf(honestSite)) === honestItems() + 1,
    patience,
  )
})

test('no job is left, none is in quarantine, and all that came in can be searched', async () => {
  await until(
    'all work is done',
    async () => (await depths('waiting')) + (await depths('active')) + (await depths('delayed')) === 0,
    patience,
  )
  expect(await depths('quarantined')).toBe(0)
  await until('all is projected', async () => (await solo.world.records.outbox.size()) === 0, patience)
  const [stored, judged, found] = await Promise.all([
    count('select count(*) as n from articles'),
    count('select count(*) as n from articles where assessment is not null'),
    solo.world.coverage.state(),
  ])
  expect([judged, found.count]).toEqual([stored, stored])
})

test('memory stays under 600 MB through all of it', () => {
  expect(highestRss / megabyte).toBeLessThan(600)
})

async function depths(state: 'waiting' | 'active' | 'delayed' | 'quarantined'): Promise<number> {
  const all = await Promise.all(topicNames.map((topic) => solo.world.queue.depth(topic)))
  return all.reduce((sum, depth) => sum + depth[state], 0)
}
