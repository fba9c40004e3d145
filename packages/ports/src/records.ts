import type {
  Article,
  ArticleDraft,
  ArticleRevision,
  Assessment,
  EventMember,
  HealthEvent,
  Neighbour,
  Placed,
  Placement,
  Sketch,
  Source,
  SourceHealth,
} from '@chudong/domain'
import type { ClaimRecords } from './claims.ts'
import type { IncidentRecords } from './incidents.ts'
import type { Outbox } from './outbox.ts'
import type { PeopleRecords } from './people.ts'
import type { RumourRecords } from './rumours.ts'
import type { PollOutcome, RawPage } from './source-reader.ts'

export interface SourceRecords {
  /** Inserts or updates by id; sources not named stay as they are, and whether a known one is enabled stays too. */
  save(sources: readonly Source[]): Promise<void>
  list(): Promise<{ source: Source; health: SourceHealth }[]>
  get(id: string): Promise<{ source: Source; health: SourceHealth } | null>
  setEnabled(id: string, enabled: boolean): Promise<void>
  /** Enabled, pollable sources whose next poll is due; a `stretch` of 2 takes each interval as twice as long. */
  due(now: Date, stretch?: number): Promise<Source[]>
  /** Ids of sources with an article in a severe incident (4 or 5) that is open and was raised or changed since. */
  inSevereIncidents(since: Date): Promise<string[]>
  /** Records the outcome with its number of items and the time of the next poll; nothing when a later poll is recorded. */
  polled(id: string, outcome: PollOutcome, at: Date, nextPollAt: Date): Promise<void>
}

/**
 * Looks for edits that one poll may bring, of listed pages and of unlisted ones each: a listing of hundreds of pages, read every few
 * seconds, would keep the crawler from the news.
 */
export const MOST_LOOKS = 10

export interface PagesToRead {
  unread: string[]
  /** Read before and due for another look, those that wait longest first, the rest at the next poll: edits can wait, news cannot. */
  again: string[]
}

export interface ArticleRecords {
  /**
   * Which of the listed pages to read now: those unknown or due for another look, and pages of this source
   * whose article belongs to an incident and is due though no longer listed.
   */
  pagesToRead(sourceId: string, urls: readonly string[], now: Date): Promise<PagesToRead>
  /** Notes that a page was read (or why not) and when to look again (null = never), unless a later reading is noted. */
  pageRead(
    page: { sourceId: string; url: string; articleId: string | null; error: string | null },
    at: Date,
    nextLookAt: Date | null,
  ): Promise<void>
  /** Keeps raw bytes compressed under their SHA-256; the same bytes are kept once. */
  keepEvidence(page: RawPage): Promise<void>
  evidence(sha256: string): Promise<RawPage | null>
  /** One transaction: the article with its id, its new revision if the content hash changed, the outbox. */
  saveRevision(
    id: string,
    contentHash: string,
    draft: ArticleDraft,
  ): Promise<{ article: Article; outcome: 'new' | 'revised' | 'unchanged' }>
  /** Which of the readings are not yet judged in this very wording: new, changed, or cut short by a crash. */
  unjudged(readings: readonly { id: string; contentHash: string }[]): Promise<Set<string>>
  get(id: string): Promise<Article | null>
  revisions(id: string): Promise<ArticleRevision[]>
  /** False when the article has moved on to another content hash: the newer revision's own job will judge it. */
  saveAssessment(id: string, contentHash: string, assessment: Assessment): Promise<boolean>
  /**
   * The article with what judging and grouping ask besides, in one question: its newest judgement, which may be of a
   * former revision while the newest waits for its own, and the province of its source.
   */
  judged(
    id: string,
  ): Promise<{ article: Article; assessment: Assessment | null; sourceProvince: string | null } | null>
}

export interface EventRecords {
  /**
   * Under one lock and in one commit: neighbours by key, the decision, the membership, the outbox. Idempotent by
   * (articleId, contentHash); an article once in an event stays in it through its revisions, one without may find one when
   * it is judged again. A wording that has a newer one already never takes its place. Every call is a turn of the event, also one that changes no membership: the
   * article may have been judged again.
   */
  place(
    sketch: Sketch,
    keys: readonly string[],
    decide: (neighbours: Neighbour[]) => Placement,
  ): Promise<Placed>
  /** As of one moment: each placement up to the highest `turn` among them is seen, with its judgement. */
  members(eventId: string): Promise<EventMember[]>
  /** Keeps the summary, unless one of a later turn is kept already. */
  saveSummary(event: HealthEvent): Promise<void>
  get(eventId: string): Promise<HealthEvent | null>
}

export interface Funnel {
  articles: number
  health: number
  /** Events of health interest: what a detector would signal. */
  signals: number
  ask: number
  auto: number
  acknowledged: number
  dismissed: number
  confirmed: number
}

/** What needs transactions. All times are given by the caller. */
export interface Records {
  readonly sources: SourceRecords
  readonly articles: ArticleRecords
  readonly events: EventRecords
  readonly incidents: IncidentRecords
  readonly claims: ClaimRecords
  readonly rumours: RumourRecords
  readonly people: PeopleRecords
  readonly outbox: Outbox
  funnel(from: Date, to: Date): Promise<Funnel>
  /** Rejects when the server does not answer now. */
  ping(): Promise<void>
  close(): Promise<void>
}
