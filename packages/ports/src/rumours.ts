import type { RumourChain } from '@chudong/domain'

/** What passes from hand to hand without an official source. */
export interface RumourRecords {
  /**
   * Chains of copies that grew in the 24 hours before `now`: at least three copies of at least two sources in the seven
   * days before it, about health, none by an office or a newspaper, and not known to the register of claims. Those come
   * first that no office or newspaper writes of in another way, then those that grow most; 20 unless told, 100 at most.
   */
  growing(now: Date, limit?: number): Promise<RumourChain[]>
}
