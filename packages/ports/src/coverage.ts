import type {
  CoverageDoc,
  CoverageFilter,
  CoverageQuery,
  CoverageResult,
  EmergingPhrase,
  IncidentType,
} from '@chudong/domain'

export interface TrendQuery {
  from: Date
  to: Date
  type?: IncidentType
  province?: string
  q?: string
}

export interface EmergingQuery {
  /** What was published from here… */
  from: Date
  /** …until before here is compared with all… */
  to: Date
  /** …that was published from here until `to`. */
  since: Date
  type?: IncidentType
  province?: string
  limit: number
}

/** A document that a store will never take, and why, without its text. */
export interface Refused {
  id: string
  version: number
  reason: string
}

/** Number of documents and an order-free checksum over (id, version): equal in two stores when nothing is missing. */
export interface StoreState {
  count: number
  checksum: string
}

/** Articles for search and trends: a projection of the records, filled from the outbox, that can be built again. */
export interface Coverage {
  /**
   * Writes documents; an older version never overwrites a newer one. Returns those that will never be taken, the others
   * are written. Throws when the store cannot take any now: all may be given again.
   */
  index(docs: readonly CoverageDoc[]): Promise<Refused[]>
  /** Throws PermanentError for a broken query or cursor. Tones are ignored when the words carry none. */
  search(query: CoverageQuery): Promise<CoverageResult>
  /** Every document that a search finds, newest first, as they were when asked, whatever is written meanwhile. */
  scan(filter: CoverageFilter): AsyncIterable<CoverageDoc>
  /** Articles per day (Asia/Ho_Chi_Minh), days without any included. */
  trend(query: TrendQuery): Promise<{ day: string; articles: number; incidents: number }[]>
  /** Phrases that titles use far more often than before, the most telling first; reprints are not counted. */
  emerging(query: EmergingQuery): Promise<EmergingPhrase[]>
  /** Of everything, or of what was collected since a moment. What was written before is counted, and found from then on. */
  state(since?: Date): Promise<StoreState>
  /** False when documents are kept in the form of an older program, which `rebuild` ends. */
  isCurrent(): Promise<boolean>
  /**
   * Builds everything again from the held documents in the form of this program, while others search and write, with no
   * document lost or stale. Throws, and leaves all as it was, when the result is not equal to what was there.
   */
  rebuild(onProgress?: (documents: number) => void): Promise<StoreState>
  /** Forgets whole months (Asia/Ho_Chi_Minh) of collection that ended by `day`. Returns the number of documents. */
  dropBefore(day: Date): Promise<number>
  clear(): Promise<void>
  /** Rejects when the store does not answer now. */
  ping(): Promise<void>
  close(): Promise<void>
}
