import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Topic } from '@chudong/ports'
import { z } from 'zod'

/** A topic whose finished jobs are counted in a file, so that killed processes leave a trace. */
export const counted: Topic<{ n: number }> = {
  name: 'test.counted',
  schema: z.object({ n: z.number() }),
  key: (payload) => `${payload.n}`,
  attempts: 3,
  why: 'kills count no try; three leave room for a lost connection',
  backoffMs: 100,
  concurrency: 4,
}

/** One short append is whole or absent, even when the process is killed. */
export function countIn(file: string, n: number): void {
  appendFileSync(file, `${n}\n`)
}

/** How often each job ended. */
export function countsOf(file: string): Map<number, number> {
  const counts = new Map<number, number>()
  if (!existsSync(file)) return counts
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    counts.set(Number(line), (counts.get(Number(line)) ?? 0) + 1)
  }
  return counts
}

/** The flow's own topic of judged articles, with a try of its own: its jobs go to quarantine at the first failure. */
export const judged: Topic<{ articleId: string; contentHash: string; severe: boolean }> = {
  name: 'article.collected',
  schema: z.object({ articleId: z.string(), contentHash: z.string(), severe: z.boolean() }),
  key: (job) => `${job.articleId}-${job.contentHash}`,
  attempts: 1,
  why: 'tests want a failure to be final',
  backoffMs: 10,
  concurrency: 8,
}
