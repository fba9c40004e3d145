export { type ClaimMatch, claimIndex, type KnownClaim } from './match.ts'
export type { ClaimRelation } from './relation.ts'
