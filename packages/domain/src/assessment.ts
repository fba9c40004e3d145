import { z } from 'zod'
import { ClaimMatch } from './claim-match.ts'

export const IncidentType = z.enum([
  'outbreak',
  'food-poisoning',
  'medical-incident',
  'aefi',
  'product-safety',
  'supply-shortage',
  'facility-security',
  'misconduct',
  'environment',
  'misinformation',
  'public-reaction',
])
export type IncidentType = z.infer<typeof IncidentType>

/** Two thresholds, never one: auto raises, ask shows to a person without paging, ignore keeps for search only. */
export const Decision = z.enum(['auto', 'ask', 'ignore'])
export type Decision = z.infer<typeof Decision>

/** Why a judgement was made: the rule that fired and the sentence it fired on, as written. */
export const Reason = z.object({ rule: z.string(), quote: z.string(), weight: z.number().optional() })
export type Reason = z.infer<typeof Reason>

/** 1 one person or information only … 5 ≥100 ill, ≥5 deaths or a national threat (DOMAIN: severity). */
export const Severity = z.number().int().min(1).max(5)

/** Everything the machine says of one text. It suspects; it never says "fake". */
export const Assessment = z.object({
  health: z.boolean(),
  decision: Decision,
  /** decision is not "ignore". */
  incident: z.boolean(),
  /** Probability-like 0..1 that this is a concrete current health incident in Vietnam. */
  score: z.number().min(0).max(1),
  type: IncidentType.nullable(),
  severity: Severity.nullable(),
  /** Current (34-province) name; '' = abstain. */
  province: z.string(),
  /** Places named in the text, most specific first. */
  places: z.array(z.string()),
  diseases: z.array(z.string()),
  /** null = not stated. */
  cases: z.number().int().nonnegative().nullable(),
  deaths: z.number().int().nonnegative().nullable(),
  abroad: z.boolean(),
  claim: z.enum(['suspect', 'debunk', 'none']),
  suspicion: z.number().min(0).max(1),
  /** The claim of the register that the text repeats, answers or comes near to. */
  knownClaim: ClaimMatch.optional(),
  reasons: z.array(Reason),
})
export type Assessment = z.infer<typeof Assessment>

/** The text that is judged, with what is known around it. */
export interface AssessInput {
  text: string
  title?: string | undefined
  publishedAt?: Date | undefined
  sourceName?: string | undefined
  sourceTier?: string | undefined
  /** Province of a provincial source: a hint, never enough alone to place an event. */
  sourceProvince?: string | undefined
  url?: string | undefined
  likes?: number | undefined
  comments?: number | undefined
  shares?: number | undefined
}
