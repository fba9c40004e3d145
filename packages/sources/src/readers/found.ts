import type { ArticleDraft } from '@chudong/domain'

/** One entry of a feed or sitemap before it is known whether its page must be read. */
export interface ListedEntry {
  url: string | null
  externalId: string | null
  title: string | null
  /** Text carried by the listing itself; null when it carries none. */
  text: string | null
  publishedAt: Date | null
  authors: string[]
}

/** Who a draft is from. */
export type DraftOrigin = Pick<ArticleDraft, 'sourceId' | 'sourceName' | 'tier'>
