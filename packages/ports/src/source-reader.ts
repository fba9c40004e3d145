import type { ArticleDraft, Source, SourceHealth, SourceState } from '@chudong/domain'

/** What a listing shows: a page to read, or an item that is already whole (a post, a feed entry with its text). */
export type FoundItem =
  | { kind: 'page'; url: string; title: string | null; summary: string | null; publishedAt: Date | null }
  | { kind: 'item'; draft: ArticleDraft }

export interface PollOutcome {
  state: Exclude<SourceState, 'new'>
  found: FoundItem[]
  /** Why it failed, in words for the source page; null otherwise. */
  error: string | null
  etag: string | null
  lastModified: string | null
  bodyHash: string | null
  /** The server's own wish (Retry-After), in milliseconds. */
  retryAfterMs: number | null
}

/** The bytes of one page as the server gave them, with their SHA-256 (hex) and time: evidence. */
export interface RawPage {
  url: string
  bytes: Uint8Array
  contentType: string | null
  sha256: string
  fetchedAt: Date
}

/** Reads the outside world. Every request goes through the safe fetcher. */
export interface SourceReader {
  /** Never throws for a source's own failure: that is the state "failed". */
  poll(source: Source, health: SourceHealth): Promise<PollOutcome>
  /**
   * Throws PermanentError (forbidden, gone, too large) or RetryAfterError (busy, robots unreachable). `ahead` = before the
   * other pages that wait for this host.
   */
  fetchArticle(source: Source, url: string, how?: { ahead?: boolean }): Promise<RawPage>
  close(): Promise<void>
}
