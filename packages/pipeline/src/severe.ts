import { assess, mayBeSevere } from '@chudong/detect'
import type { Assessment, Source } from '@chudong/domain'
import { shortHash } from './identity.ts'

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

/** What was said of headlines: a listing shows each again and again, and judging hundreds takes a second. */
const MOST_SAID = 5_000
const said = new Map<string, boolean>()

/**
 * Whether a headline alone ("32 công nhân nhập viện nghi ngộ độc, 2 người tử vong") speaks of something severe, so that its page
 * is read first. It decides the order only: what is wrongly put behind is judged in its turn.
 */
export function soundsSevere(source: Source, headline: Headline, now: Date): boolean {
  const { title, summary, publishedAt } = headline
  const { id, tier, province, name } = source
  const head = summary.slice(0, HEAD)
  const key = shortHash(JSON.stringify([id, tier, province, name, title, head, publishedAt]))
  const known = said.get(key)
  if (known !== undefined) return known
  const input = {
    title,
    text: head,
    publishedAt: publishedAt ?? now,
    sourceName: name,
    sourceTier: tier,
    sourceProvince: province ?? undefined,
  }
  const severe = mayBeSevere(input) && isSevere(assess(input))
  const oldest = said.size >= MOST_SAID ? said.keys().next().value : undefined
  if (oldest !== undefined) said.delete(oldest)
  said.set(key, severe)
  return severe
}
