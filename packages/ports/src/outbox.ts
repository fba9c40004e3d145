import type { CoverageDoc } from '@chudong/domain'

/** What has changed and is not yet in the coverage store: written in the same commit as the change. */
export interface Outbox {
  /** Hands over up to `limit` changed documents; they leave the outbox only when `deliver` succeeds. Returns how many. */
  drain(limit: number, deliver: (docs: CoverageDoc[]) => Promise<void>): Promise<number>
  size(): Promise<number>
  /** Marks every article as changed, to fill an empty coverage store again. */
  refill(): Promise<number>
}
