import type { CoverageDoc } from '@chudong/domain'
import type { Refused, StoreState } from './coverage.ts'

/** What has changed and is not yet in the coverage store: written in the same commit as the change. */
export interface Outbox {
  /**
   * Hands over up to `limit` changed documents; they leave the outbox only when `deliver` succeeds. What `deliver`
   * returns as refused leaves too and is kept by name. Returns how many were handed over.
   */
  drain(limit: number, deliver: (docs: CoverageDoc[]) => Promise<readonly Refused[]>): Promise<number>
  size(): Promise<number>
  /** Documents that the coverage store refused, until a delivery of the same article is taken. */
  refused(): Promise<Refused[]>
  /** What the coverage store should hold (since a moment of first collection), refused documents included. */
  expected(since?: Date): Promise<StoreState>
  /** Marks every article as changed, to fill or renew a coverage store. Returns how many were not marked before. */
  refill(): Promise<number>
}
