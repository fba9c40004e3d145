import { assess } from '@chudong/detect'
import type { Assessment, Source } from '@chudong/domain'

/** Judged like this, everything about an article goes before all others. */
export function isSevere({ decision, severity }: Pick<Assessment, 'decision' | 'severity'>): boolean {
  return decision !== 'ignore' && (severity ?? 0) >= 4
}

/** The head of a text says what it is about: more is left to the judgement that is to come. */
const HEAD = 600

export interface Headline {
  title: string
  /** A summary, or the text's beginning. */
  summary: string
  publishedAt: Date | null
}

/**
 * Whether a headline alone ("32 công nhân nhập viện nghi ngộ độc, 2 người tử vong") speaks of something severe, so that its page
 * is read first. It decides the order only: what is wrongly put behind is judged in its turn.
 */
export function soundsSevere(source: Source, { title, summary, publishedAt }: Headline, now: Date): boolean {
  const verdict = assess({
    title,
    text: summary.slice(0, HEAD),
    publishedAt: publishedAt ?? now,
    sourceName: source.name,
    sourceTier: source.tier,
    sourceProvince: source.province ?? undefined,
  })
  return isSevere(verdict)
}
