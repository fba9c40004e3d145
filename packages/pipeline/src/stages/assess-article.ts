import { assess, returningRumour } from '@chudong/detect'
import type { Article, AssessInput } from '@chudong/domain'
import type { Stage } from '../ports.ts'
import { isSevere } from '../severe.ts'
import { type ArticleRef, articleAssessed, laneFor } from '../topics.ts'

/** Judges one revision, and finds the known claim that it repeats or answers. A revision that is no longer the newest is left to the newer one's job. */
export const assessArticle: Stage<ArticleRef> = async (job, ports) => {
  const known = await ports.records.articles.judged(job.articleId)
  if (known?.article.contentHash !== job.contentHash) return { article: job.articleId, skipped: 'superseded' }
  const input = assessInput(known.article, known.sourceProvince)
  const heard = await ports.claims.match(`${known.article.title}\n${known.article.text}`)
  const verdict = returningRumour(assess(input, ports.model, ports.suspicion), heard, known.article)
  const kept = await ports.records.articles.saveAssessment(job.articleId, job.contentHash, verdict)
  if (!kept) return { article: job.articleId, skipped: 'superseded' }
  const severe = job.severe || isSevere(verdict)
  const judged = { ...job, severe }
  await ports.queue.publish(articleAssessed, judged, { lane: laneFor(judged) })
  const { decision, type, score, knownClaim } = verdict
  return { article: job.articleId, decision, type, score, claim: knownClaim?.claimId }
}

function assessInput(article: Article, sourceProvince: string | null): AssessInput {
  return {
    text: article.text,
    title: article.title,
    publishedAt: article.publishedAt ?? article.firstCollectedAt,
    sourceName: article.sourceName,
    sourceTier: article.tier,
    sourceProvince: sourceProvince ?? undefined,
    url: article.url ?? undefined,
    likes: article.engagement?.likes ?? undefined,
    comments: article.engagement?.comments ?? undefined,
    shares: article.engagement?.shares ?? undefined,
  }
}
