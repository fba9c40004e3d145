import { z } from 'zod'
import { SourceTier } from './article.ts'
import { Decision, IncidentType } from './assessment.ts'

/** What is searched: one article in its newest revision with its judgement. `version` only grows for an id. */
export const CoverageDoc = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  sourceId: z.string(),
  sourceName: z.string(),
  tier: SourceTier,
  publishedAt: z.coerce.date(),
  collectedAt: z.coerce.date(),
  health: z.boolean(),
  decision: Decision,
  score: z.number(),
  type: IncidentType.nullable(),
  severity: z.number().int().nullable(),
  /** null = not stated. */
  cases: z.number().int().nullable(),
  deaths: z.number().int().nullable(),
  province: z.string(),
  diseases: z.array(z.string()),
  suspicion: z.number(),
  eventId: z.string().nullable(),
  duplicateOf: z.string().nullable(),
})
export type CoverageDoc = z.infer<typeof CoverageDoc>

/** What a search asks for, without order and pages. */
export const CoverageFilter = z.object({
  /** Words, "phrases", -not, OR, (groups), field:value, ranges. Tones are ignored when the words carry none. */
  q: z.string().max(500).default(''),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  type: z.array(IncidentType).default([]),
  province: z.array(z.string()).default([]),
  sourceId: z.array(z.string()).default([]),
  tier: z.array(SourceTier).default([]),
  decision: z.array(Decision).default([]),
  disease: z.array(z.string()).default([]),
  healthOnly: z.coerce.boolean().default(false),
})
export type CoverageFilter = z.infer<typeof CoverageFilter>

export const CoverageQuery = CoverageFilter.extend({
  sort: z.enum(['newest', 'relevance']).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Opaque continuation of a former answer. */
  cursor: z.string().optional(),
})
export type CoverageQuery = z.infer<typeof CoverageQuery>

export const FacetName = z.enum(['type', 'province', 'sourceId', 'tier', 'decision', 'disease'])
export type FacetName = z.infer<typeof FacetName>

/** Pieces of text, marked or not: the page shows them as text, never as HTML. */
export const Highlight = z.array(z.object({ text: z.string(), hit: z.boolean() }))
export type Highlight = z.infer<typeof Highlight>

export const CoverageHit = z.object({
  doc: CoverageDoc.omit({ text: true }),
  title: Highlight,
  snippet: Highlight,
})
export type CoverageHit = z.infer<typeof CoverageHit>

export const CoverageResult = z.object({
  total: z.number().int(),
  hits: z.array(CoverageHit),
  facets: z.record(FacetName, z.array(z.object({ value: z.string(), count: z.number().int() }))),
  cursor: z.string().nullable(),
})
export type CoverageResult = z.infer<typeof CoverageResult>

/** A phrase of titles: in how many of the new articles, and in how many of all that it is compared with, those included. */
export const EmergingPhrase = z.object({
  phrase: z.string(),
  articles: z.number().int(),
  inAll: z.number().int(),
})
export type EmergingPhrase = z.infer<typeof EmergingPhrase>
