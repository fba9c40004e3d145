import type { Actor, Claim, ClaimChange, ClaimDraft, ClaimsView } from '@chudong/domain'

/** A claim of another register, under that register's own name for it. */
export interface ImportedClaim {
  id: string
  draft: ClaimDraft
}

export interface TakenIn {
  added: number
  changed: number
  unchanged: number
}

/** A command on a claim: who, when, and the version that person saw. */
export interface ClaimCommand {
  id: string
  actor: Actor
  at: Date
  version?: number | undefined
}

/** The answer to a command on a claim: done, or why not. */
export type ClaimChanged =
  | { ok: true; claim: Claim }
  | { ok: false; why: 'unknown' | 'stale' | 'wrong-state'; claim: Claim | null }

export interface ClaimFilter {
  /** Words that the claim, its correction or its authority must all have; tones and letters' case are ignored. */
  q?: string | undefined
  /** Withdrawn claims instead of those that stand. */
  withdrawn?: boolean | undefined
  /** Only claims whose last change has a lower version. */
  before?: number | undefined
  limit?: number | undefined
}

/** The register of checked claims. Every change has a number, in the order of commits, and a row of the claim log. */
export interface ClaimRecords {
  add(draft: ClaimDraft, actor: Actor, at: Date): Promise<Claim>
  /**
   * Takes in claims of another register by their names there. The same wording again changes nothing, so what a person
   * edited or withdrew meanwhile stays; a new wording replaces the former one, unless the claim is withdrawn.
   */
  takeIn(claims: readonly ImportedClaim[], actor: Actor, at: Date): Promise<TakenIn>
  edit(command: ClaimCommand & { change: ClaimChange }): Promise<ClaimChanged>
  withdraw(command: ClaimCommand): Promise<ClaimChanged>
  get(id: string): Promise<Claim | null>
  /** Claims by id, withdrawn ones too, in no order. */
  named(ids: readonly string[]): Promise<Claim[]>
  /** Last changed first, 50 unless told. */
  list(filter?: ClaimFilter): Promise<ClaimsView>
  /** The number of the last change; 0 for an empty register. */
  version(): Promise<number>
  /** Claims changed after a version, withdrawn ones too, in the order of their versions. */
  since(version: number, limit: number): Promise<Claim[]>
}
