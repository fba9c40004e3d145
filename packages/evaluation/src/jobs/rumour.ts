import { readFileSync } from 'node:fs'
import { claimIndex } from '@chudong/detect'
import { z } from 'zod'
import { disguises } from '../disguises.ts'
import type { BoardEntry, DataFolder, Failure, Job, Measured } from '../job.ts'
import { ratio } from '../scores.ts'

export const ChainPost = z.object({
  id: z.coerce.string(),
  text: z.string(),
  chain: z
    .union([z.string(), z.number()])
    .nullable()
    .transform((chain) => (chain === null ? null : String(chain))),
})
export type ChainPost = z.infer<typeof ChainPost>

/** False matches allowed, as a share of the posts that belong to no chain. */
const FALSE_RATE = 0.001

/**
 * Q7: a known rumour comes back. The first post of every chain is registered, all other posts are streamed; right is
 * a match to the post's own chain, false a match to another chain or of a post of none.
 */
export const rumourJob: Job<ChainPost> = {
  name: 'rumour',
  title: 'Known rumours come back',
  shape: '{id, text, chain|null}',
  row: ChainPost,
  measure: (rows) => joined(Object.keys(disguises).map((name) => measureRumours(rows, name))),
  board,
}

const FLOORS: Record<string, { floor: number; target: number }> = {
  'as is': { floor: 0.905, target: 0.97 },
  'tones stripped': { floor: 0.789, target: 0.95 },
  'first 200 characters': { floor: 0.524, target: 0.8 },
  'teencode, 10 % of words lost': { floor: 0.898, target: 0.95 },
}

function board(data: DataFolder): BoardEntry[] {
  const posts = data.research('reintel/posts.jsonl')
  const chains = data.research('reintel/rumour-clusters.jsonl')
  if (posts === null || chains === null) return []
  const rows = readChains(posts, chains)
  return Object.keys(disguises).map((name) => ({
    job: 'rumour',
    data: `reintel, ${name}`,
    split: 'first post of a chain registered, the others streamed',
    measure: () => {
      const measured = measureRumours(rows, name)
      const [found, ...rest] = measured.figures
      return found ? { ...measured, figures: [{ ...found, ...FLOORS[name] }, ...rest] } : measured
    },
  }))
}

interface Streamed {
  post: ChainPost
  text: string
  /** Chain of the nearest registered post. */
  nearest: string | null
  matched: boolean
  score: number
}

/** Figures of one disguise: the ranking's recall at 0.1 % false matches, and what the shipped threshold gives. */
export function measureRumours(rows: readonly ChainPost[], disguise: string): Measured {
  const streamed = stream(rows, disguise)
  const chained = streamed.filter(({ post }) => post.chain !== null)
  const others = streamed.length - chained.length
  const found = foundAt(streamed, Math.floor(others * FALSE_RATE))
  const matched = streamed.filter((one) => one.matched)
  const right = matched.filter(isRight).length
  return {
    figures: [
      { metric: 'found at 0.1 % false', n: chained.length, value: ratio(found, chained.length) },
      { metric: 'found as decided', n: chained.length, value: ratio(right, chained.length) },
      { metric: 'false as decided', n: others, value: ratio(matched.length - right, others), better: 'less' },
    ],
    confusions: [],
    failures: worst(streamed),
  }
}

function stream(rows: readonly ChainPost[], disguise: string): Streamed[] {
  const change = disguises[disguise] ?? ((text: string) => text)
  const firsts = new Map<string, ChainPost>()
  for (const row of rows) if (row.chain !== null && !firsts.has(row.chain)) firsts.set(row.chain, row)
  const match = claimIndex([...firsts].map(([id, { text: claim }]) => ({ id, claim })))
  return rows
    .filter((row) => row.chain === null || firsts.get(row.chain) !== row)
    .map((post) => {
      const text = change(post.text, post.id)
      const { claimId, bestClaimId, score } = match(text)
      return { post, text, nearest: bestClaimId, matched: claimId !== null, score }
    })
}

function isRight({ post, nearest }: Streamed): boolean {
  return post.chain !== null && post.chain === nearest
}

/** Right matches above the score at which one more than `allowed` false ones would be let through. */
function foundAt(streamed: readonly Streamed[], allowed: number): number {
  const wrong = streamed.filter((one) => !isRight(one)).sort((a, b) => b.score - a.score)
  const bar = wrong[allowed]?.score ?? 0
  return streamed.filter((one) => isRight(one) && one.score > bar).length
}

function worst(streamed: readonly Streamed[]): Failure[] {
  return streamed
    .filter((one) => (one.matched || one.post.chain !== null) && !(one.matched && isRight(one)))
    .sort((a, b) => b.score - a.score || a.post.id.localeCompare(b.post.id))
    .slice(0, 20)
    .map(({ post, text, nearest, matched, score }) => ({
      id: post.id,
      text,
      expected: post.chain ?? 'no chain',
      got: `${matched ? 'matched' : 'nearest'} ${nearest} ${score}`,
    }))
}

function joined(parts: readonly Measured[]): Measured {
  const names = Object.keys(disguises)
  return {
    figures: parts.flatMap(({ figures }, i) =>
      figures.map((figure) => ({ ...figure, metric: `${names[i]}: ${figure.metric}` })),
    ),
    confusions: [],
    failures: parts.flatMap(({ failures }) => failures),
  }
}

const Cluster = z.object({ cluster: z.number(), ids: z.array(z.string()) })
const Post = z.object({ id: z.coerce.string(), text: z.string() })

function readChains(posts: string, chains: string): ChainPost[] {
  const lines = (file: string) => readFileSync(file, 'utf8').trim().split('\n')
  const chainOf = new Map<string, string>()
  for (const line of lines(chains)) {
    const { cluster, ids } = Cluster.parse(JSON.parse(line))
    for (const id of ids) chainOf.set(id, String(cluster))
  }
  return lines(posts)
    .map((line) => Post.parse(JSON.parse(line)))
    .map(({ id, text }) => ({ id, text, chain: chainOf.get(id) ?? null }))
}
