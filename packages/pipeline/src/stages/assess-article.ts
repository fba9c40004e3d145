import { assess } from '@chudong/detect'
import type { Article, AssessInput } from '@chudong/domain'
import type { Stage } from '../ports.ts'
import { isSevere } from '../severe.ts'
import { type ArticleRef, articleAssessed } from '../topics.ts'

/** Judges one revision. A revision that is no longer the newest is left to the newer one's job. */
export const assessArticle: Stage<ArticleRef> = async (job, ports) => {
  const known = await ports.records.articles.judged(job.articleId)
  if (known?.article.contentHash !== job.contentHash) return { article: job.articleId, skipped: 'superseded' }
  const verdict = assess(assessInput(known.article, known.sourceProvince))
  const kept = await ports.records.articles.saveAssessment(job.articleId, job.contentHash, verdict)
  if (!kept) return { article: job.articleId, skipped: 'superseded' }
  const severe = job.severe || isSevere(verdict)
  await ports.queue.publish(articleAssessed, { ...job, severe }, { lane: severe ? 'severe' : 'normal' })
  return { article: job.articleId, decision: verdict.decision, type: verdict.type, score: verdict.score }
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
