import type { ArticleDraft } from '@chudong/domain'
import { fromLegacy } from '@chudong/vietnamese/legacy'
import { articleId, contentHash } from '../identity.ts'
import type { Ports, Stage } from '../ports.ts'
import { articleCollected, type ItemReceived, laneFor } from '../topics.ts'

/** Saves an item that came in whole: a post, an imported article, an officer's or hotline entry. */
export const collectItem: Stage<ItemReceived> = async ({ draft, bulk }, ports) => {
  const publishedAt = believableTime(draft.publishedAt, draft.collectedAt)
  const [title, text] = [fromLegacy(draft.title), fromLegacy(draft.text)]
  const saved = await saveDraft({ ...draft, title, text, publishedAt }, ports, { bulk })
  return { sourceId: draft.sourceId, article: saved.articleId, outcome: saved.outcome }
}

interface Hurry {
  /** Asked only of a wording that goes on: most looks at a page find nothing new. */
  isSevere?: () => boolean
  bulk?: boolean
}

/** Saves a reading and publishes it for judgement unless this very wording is judged already. */
export async function saveDraft(draft: ArticleDraft, ports: Ports, { isSevere, bulk = false }: Hurry = {}) {
  const id = articleId(draft)
  const hash = contentHash(draft)
  const { article, outcome } = await ports.records.articles.saveRevision(id, hash, draft)
  const result = { articleId: id, outcome, firstCollectedAt: article.firstCollectedAt }
  if (outcome === 'unchanged' && !(await waits(id, hash, ports))) return result
  const severe = article.tier === 'officer' || article.tier === 'hotline' || isSevere?.() === true
  const ref = { articleId: id, contentHash: hash, severe, bulk }
  await ports.queue.publish(articleCollected, ref, { lane: laneFor(ref) })
  return result
}

/** After a crash between saving and publishing, the retry finds its own reading unchanged and unjudged. */
async function waits(id: string, hash: string, ports: Ports): Promise<boolean> {
  return (await ports.records.articles.unjudged([{ id, contentHash: hash }])).has(id)
}

/** A publication time in the future is a mistake of the page; ten minutes are allowed for clocks that differ. */
export function believableTime(published: Date | null, collectedAt: Date): Date | null {
  if (published === null || Number.isNaN(published.getTime())) return null
  return published.getTime() > collectedAt.getTime() + 600_000 ? null : published
}
