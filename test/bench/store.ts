/**
 * Throughput of the records and latency of the search on the embedded PostgreSQL:
 * `npx tsx test/bench/store.ts [ARTICLES] [DOCS]`. Prints medians; texts are random Vietnamese syllables, 2 kB each.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { candidateKeys, sketch } from '@chudong/detect'
import { type ArticleDraft, type Assessment, type CoverageDoc, CoverageQuery } from '@chudong/domain'
import { openEngine } from '@chudong/engine'
import type { Coverage, Records } from '@chudong/ports'
import { migrate, openPostgresCoverage, openRecords } from '@chudong/store'

const ARTICLES = Number(process.argv[2] ?? 2_000)
const DOCS = Number(process.argv[3] ?? 20_000)
const START = Date.parse('2026-11-24T01:00:00Z')
const PROVINCES = ['Hà Nội', 'Huế', 'Bắc Ninh', 'Đắk Lắk', 'Cà Mau', 'Đồng Tháp', '']
const HEADS = 'b c ch d đ g gi h k kh l m n ng nh p ph qu r s t th tr v x'.split(' ')
const TAILS =
  'á ạn ảng âu ấp e ên ệt i ích ịnh o ong ốc ồi ơ ơi ởi u uất uyết ư ương ướng y yến a anh iêm iệu oa oàn ôi ộ'.split(
    ' ',
  )
const SYLLABLES = HEADS.flatMap((head) => TAILS.map((tail) => head + tail))

let seed = 20261124
/** mulberry32: the same numbers in every run. */
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

/** Frequent syllables are far more frequent, as in real text. */
const syllable = () => SYLLABLES[Math.floor(random() ** 3 * SYLLABLES.length)] ?? ''
const words = (count: number) => Array.from({ length: count }, syllable).join(' ')

function draft(i: number): ArticleDraft {
  return {
    sourceId: `nguon-${i % 40}`,
    sourceName: `Nguồn ${i % 40}`,
    tier: 'mainstream',
    kind: 'article',
    externalId: null,
    url: `https://nguon-${i % 40}.example/bai-${i}`,
    title: words(12),
    text: i % 10 === 0 ? `${words(380)} sốt xuất huyết ${words(20)}` : words(400),
    authors: [],
    images: [],
    language: 'vi',
    publishedAt: new Date(START + i * 1_000),
    collectedAt: new Date(START + i * 1_000),
    engagement: null,
    rawSha256: null,
    evidence: {},
  }
}

function judgement(i: number): Assessment {
  const incident = i % 10 === 0
  return {
    health: i % 3 === 0,
    decision: incident ? 'ask' : 'ignore',
    incident,
    score: 0.5,
    type: incident ? 'outbreak' : null,
    severity: incident ? 2 : null,
    province: PROVINCES[i % PROVINCES.length] ?? '',
    places: [],
    diseases: incident ? ['sốt xuất huyết'] : [],
    cases: null,
    deaths: null,
    abroad: false,
    claim: 'none',
    suspicion: 0,
    reasons: [{ rule: 'r', quote: words(10) }],
  }
}

async function flow({ articles, events }: Records, i: number) {
  const id = `a${i}`
  const read = draft(i)
  const verdict = judgement(i)
  await articles.saveRevision(id, 'h1', read)
  await articles.saveAssessment(id, 'h1', verdict)
  const drawn = sketch(
    { ...read, publishedAt: read.publishedAt ?? read.collectedAt, id, contentHash: 'h1' },
    verdict,
  )
  await events.place(drawn, candidateKeys(drawn), (near) => ({
    eventId: near[0]?.eventId ?? `ev-${id}`,
    duplicateOf: null,
    why: '',
  }))
}

async function writing(records: Records, atOnce: number, from: number, count: number): Promise<number> {
  const began = performance.now()
  let next = from
  const worker = async () => {
    for (let i = next++; i < from + count; i = next++) await flow(records, i)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (count / (performance.now() - began)) * 1_000
}

function docs(from: number, count: number): CoverageDoc[] {
  return Array.from({ length: count }, (_, n) => {
    const { authors, images, language, rawSha256, evidence, engagement, kind, externalId, ...read } = draft(
      from + n,
    )
    const { places, abroad, claim, reasons, incident, ...verdict } = judgement(from + n)
    const publishedAt = read.publishedAt ?? read.collectedAt
    return {
      ...read,
      ...verdict,
      publishedAt,
      id: `d${from + n}`,
      version: 1,
      eventId: null,
      duplicateOf: null,
    }
  })
}

async function latency(coverage: Coverage, query: object): Promise<string> {
  const times: number[] = []
  let total = 0
  for (let i = 0; i < 40; i++) {
    const began = performance.now()
    total = (await coverage.search(CoverageQuery.parse(query))).total
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return `${total} found, median ${times[20]?.toFixed(1)} ms, p95 ${times[38]?.toFixed(1)} ms`
}

const dir = await mkdtemp(join(tmpdir(), 'chudong-bench-'))
const engine = await openEngine({ dir })
try {
  await migrate(engine.url)
  const records = await openRecords({ url: engine.url, applicationName: 'bench' })
  for (const [round, atOnce] of [1, 4, 8].entries()) {
    const rate = await writing(records, atOnce, round * ARTICLES, ARTICLES)
    console.log(`save + assess + place, ${atOnce} at once: ${rate.toFixed(0)} articles/s (n ${ARTICLES})`)
  }
  await records.close()
  const coverage = await openPostgresCoverage({ url: engine.url, applicationName: 'bench' })
  const began = performance.now()
  for (let at = 0; at < DOCS; at += 500) await coverage.index(docs(at, 500))
  console.log(`index: ${((DOCS / (performance.now() - began)) * 1_000).toFixed(0)} documents/s (n ${DOCS})`)
  for (const query of [
    {},
    { q: '"sốt xuất huyết"' },
    { q: 'sot xuat huyet' },
    { q: '"sốt xuất huyết"', sort: 'relevance' },
    { q: 'ba', sort: 'relevance' },
    { q: 'ba -bạn province:hue', limit: 100 },
    { q: '"xyến xộ"' },
    { province: ['Huế'], healthOnly: true },
  ])
    console.log(`search ${JSON.stringify(query)}: ${await latency(coverage, query)}`)
  await coverage.close()
} finally {
  await engine.stop()
  await rm(dir, { recursive: true, force: true })
}
