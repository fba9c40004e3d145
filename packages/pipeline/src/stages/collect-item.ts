import type { ArticleDraft } from '@chudong/domain'
import { articleId, contentHash } from '../identity.ts'
import type { Ports, Stage } from '../ports.ts'
import { articleCollected, type ItemReceived } from '../topics.ts'

/** Saves an item that came in whole: a post, an imported article, an officer's or hotline entry. */
export const collectItem: Stage<ItemReceived> = async ({ draft }, ports) => {
  const publishedAt = believableTime(draft.publishedAt, draft.collectedAt)
  const saved = await saveDraft({ ...draft, publishedAt }, ports)
  return { sourceId: draft.sourceId, article: saved.articleId, outcome: saved.outcome }
}

/** Saves a reading and publishes it for judgement, also when it is unchanged but not yet judged. */
export async function saveDraft(draft: ArticleDraft, ports: Ports) {
  const id = articleId(draft)
  const hash = contentHash(draft)
  const { article, outcome } = await ports.records.articles.saveRevision(id, hash, draft)
  const lane = article.tier === 'officer' || article.tier === 'hotline' ? 'severe' : 'normal'
  await ports.queue.publish(
    articleCollected,
    { articleId: id, contentHash: hash, severe: lane === 'severe' },
    { lane },
  )
  return { articleId: id, outcome, firstCollectedAt: article.firstCollectedAt }
}

/** A publication time in the future is a mistake of the page; ten minutes are allowed for clocks that differ. */
export function believableTime(published: Date | null, collectedAt: Date): Date | null {
  if (published === null || Number.isNaN(published.getTime())) return null
  return published.getTime() > collectedAt.getTime() + 600_000 ? null : published
}
