import type { CoverageDoc, CoverageQuery, CoverageResult, IncidentType } from '@chudong/domain'

export interface TrendQuery {
  from: Date
  to: Date
  type?: IncidentType
  province?: string
  q?: string
}

/** Articles for search and trends: a projection of the records, filled from the outbox, that can be built again. */
export interface Coverage {
  /** Writes documents; an older version never overwrites a newer one. */
  index(docs: readonly CoverageDoc[]): Promise<void>
  /** Throws PermanentError for a broken query or cursor. Tones are ignored when the words carry none. */
  search(query: CoverageQuery): Promise<CoverageResult>
  /** Articles per day (Asia/Ho_Chi_Minh), days without any included. */
  trend(query: TrendQuery): Promise<{ day: string; articles: number; incidents: number }[]>
  /** Number of documents and an order-free checksum over (id, version): equal in both stores when nothing is missing. */
  state(): Promise<{ count: number; checksum: string }>
  clear(): Promise<void>
  /** Rejects when the store does not answer now. */
  ping(): Promise<void>
  close(): Promise<void>
}
