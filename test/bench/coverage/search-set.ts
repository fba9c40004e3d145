import { CoverageQuery, PermanentError } from '@chudong/domain'
import type { Coverage } from '@chudong/ports'
import { quantile } from '../quantile.ts'

/** Milliseconds of one kind of question. */
export interface Answered {
  name: string
  p50: number
  p95: number
  n: number
  /** Answers that the store gave up as too wide; their time until then counts. */
  stopped: number
}

/** What officers type: rare and frequent words, phrases, with and without tones. */
const QUERIES = [
  'ngộ độc thực phẩm',
  '"sốt xuất huyết"',
  'sot xuat huyet',
  'bạch hầu',
  'tay chân miệng',
  'bệnh viện',
  '"sữa giả"',
  'tiêm vắc xin',
  'chó dại cắn',
  'học sinh nhập viện',
  'nuoc sinh hoat o nhiem',
  'tử vong -"tai nạn"',
  'whitmore',
  'cum gia cam',
  'người dân',
  '"thuốc giả" OR "thuốc kém chất lượng"',
]
const MONTH_MS = 30 * 86_400_000

type Question = { name: string; ask(coverage: Coverage, q: string): Promise<unknown> }

/** The search set: every answer of `search` holds the total and all facets beside its hits, as the desk shows them. */
function questions(until: Date): Question[] {
  const month = { from: new Date(until.getTime() - MONTH_MS), to: until }
  const search = (coverage: Coverage, query: object) => coverage.search(CoverageQuery.parse(query))
  return [
    { name: 'ranked top 20', ask: (coverage, q) => search(coverage, { q, sort: 'relevance' }) },
    { name: 'newest 20', ask: (coverage, q) => search(coverage, { q }) },
    { name: 'newest 20 of everything', ask: (coverage) => search(coverage, {}) },
    {
      name: 'facets by province, a month',
      ask: (coverage, q) => search(coverage, { q, ...month, limit: 1 }),
    },
    { name: 'facets by day, a month', ask: (coverage, q) => coverage.trend({ q, ...month }) },
  ]
}

/** Asks the whole set `rounds` times after one round that is not counted; one question at a time. */
export async function askAll(coverage: Coverage, until: Date, rounds: number): Promise<Answered[]> {
  const answered: Answered[] = []
  for (const { name, ask } of questions(until)) {
    const times: number[] = []
    let stopped = 0
    for (let round = 0; round <= rounds; round++)
      for (const q of QUERIES) {
        const begun = performance.now()
        const whole = await ask(coverage, q).then(() => true, tooWide)
        if (round === 0) continue
        times.push(performance.now() - begun)
        if (!whole) stopped++
      }
    answered.push({ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95), n: times.length, stopped })
  }
  return answered
}

function tooWide(error: unknown): false {
  if (error instanceof PermanentError) return false
  throw error
}
