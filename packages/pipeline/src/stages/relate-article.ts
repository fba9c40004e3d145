import { candidateKeys, placeInEvent, sketch } from '@chudong/detect'
import { foundedEventId } from '../identity.ts'
import type { Stage } from '../ports.ts'
import { type ArticleRef, eventUpdated, laneFor } from '../topics.ts'

/** Finds the article's reprints and its event, and says that the event has changed. */
export const relateArticle: Stage<ArticleRef> = async (job, ports) => {
  const known = await ports.records.articles.judged(job.articleId)
  if (known?.article.contentHash !== job.contentHash) return { article: job.articleId, skipped: 'superseded' }
  const { article, assessment } = known
  if (!assessment) return { article: job.articleId, skipped: 'not judged' }
  const drawn = sketch(
    { ...article, publishedAt: article.publishedAt ?? article.firstCollectedAt },
    assessment,
  )
  const newEvent = foundedEventId(job.articleId)
  const placed = await ports.records.events.place(drawn, candidateKeys(drawn), (near) =>
    placeInEvent(drawn, near, newEvent),
  )
  if (placed.eventId) {
    const cause = `${job.articleId}-${job.contentHash}`
    const { severe, bulk } = job
    const changed = { eventId: placed.eventId, cause, turn: placed.turn, severe, bulk }
    await ports.queue.publish(eventUpdated, changed, { lane: laneFor(job) })
  }
  return { article: job.articleId, eventId: placed.eventId, duplicateOf: placed.duplicateOf, why: placed.why }
}
