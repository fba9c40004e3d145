import { z } from 'zod'

/** How a text stands to a known claim: repeats it, answers it, or speaks of the same matter otherwise. */
export const ClaimRelation = z.enum(['asserts', 'debunks', 'other'])
export type ClaimRelation = z.infer<typeof ClaimRelation>

/** The known claim that a text was matched to. */
export const ClaimMatch = z.object({
  claimId: z.string(),
  score: z.number().min(0).max(1),
  relation: ClaimRelation,
})
export type ClaimMatch = z.infer<typeof ClaimMatch>
