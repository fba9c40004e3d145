import { z } from 'zod'
import { SourceTier } from './article.ts'

/** Offices and newspapers. What none of them published is told by forums, networks and calls alone. */
export const officialOrPress: readonly SourceTier[] = ['government', 'mainstream', 'local']

/** Who carries a chain of copies, with the first one there. Pages whose posts came in one file share their id. */
export const RumourSource = z.object({
  sourceId: z.string(),
  sourceName: z.string(),
  tier: SourceTier,
  articleId: z.string(),
  url: z.string().nullable(),
  seenAt: z.coerce.date(),
})
export type RumourSource = z.infer<typeof RumourSource>

/** Copies of one text that forums, networks and calls pass on, none of them by an office or a newspaper. */
export const RumourChain = z.object({
  /** The article that the others are copies of. */
  id: z.string(),
  /** Of its earliest copy. */
  title: z.string(),
  text: z.string(),
  firstSeenAt: z.coerce.date(),
  lastSeenAt: z.coerce.date(),
  /** In the window that was asked for, the first one included. */
  copies: z.number().int(),
  /** In the last 24 hours, and in the 24 hours before. */
  lastDay: z.number().int(),
  dayBefore: z.number().int(),
  /** Highest suspicion of its copies, 0..1. */
  suspicion: z.number(),
  /** Other texts of offices and newspapers on the same event. */
  officialItems: z.number().int(),
  sourceCount: z.number().int(),
  /** The earliest of them. */
  sources: z.array(RumourSource),
})
export type RumourChain = z.infer<typeof RumourChain>

/** A chain as the desk shows it: instead of its text the sentence to check first, null when it has none. */
export const RumourView = RumourChain.omit({ title: true, text: true }).extend({
  sentence: z.object({ text: z.string(), score: z.number(), reasons: z.array(z.string()) }).nullable(),
})
export type RumourView = z.infer<typeof RumourView>
