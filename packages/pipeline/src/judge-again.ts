import type { JobQueue } from '@chudong/ports'
import { articleCollected } from './topics.ts'

/**
 * Sends stored articles through the flow again from their judgement on: every later step repeats what is missing and
 * has no second effect. For records whose jobs are gone, after a restore or the loss of a queue.
 */
export async function judgeAgain(
  queue: JobQueue,
  articles: readonly { articleId: string; contentHash: string }[],
): Promise<void> {
  const jobs = articles.map((article) => ({ ...article, severe: false, bulk: true }))
  await queue.publishMany(articleCollected, jobs, { lane: 'bulk', promised: true })
}
