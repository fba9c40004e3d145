import { z } from 'zod'
import { Assessment, IncidentType } from './assessment.ts'

/** Short description of one article that grouping compares: no text, small enough to keep by the hundred thousand. */
export const Sketch = z.object({
  articleId: z.string(),
  contentHash: z.string(),
  url: z.string().nullable(),
  sourceId: z.string(),
  at: z.coerce.date(),
  title: z.string(),
  /** MinHash signature, unsigned 32-bit values. */
  signature: z.array(z.number().int()),
  /** Heaviest folded terms, for topical similarity. */
  terms: z.array(z.string()),
  type: IncidentType.nullable(),
  province: z.string(),
  diseases: z.array(z.string()),
  incident: z.boolean(),
  /** Folded names of places below the province. */
  places: z.array(z.string()),
  /** Folded proper names, each two words. */
  names: z.array(z.string()),
})
export type Sketch = z.infer<typeof Sketch>

/** A stored sketch with the event it belongs to. */
export const Neighbour = Sketch.extend({ eventId: z.string().nullable(), duplicateOf: z.string().nullable() })
export type Neighbour = z.infer<typeof Neighbour>

/** An article of another event of the same affair, and the folded names that both speak of. */
export const Related = z.object({ articleId: z.string(), names: z.array(z.string()) })
export type Related = z.infer<typeof Related>

/** Where grouping puts an article: an existing event, or a new one, and the article it reprints, if any. */
export const Placement = z.object({
  eventId: z.string().nullable(),
  duplicateOf: z.string().nullable(),
  /** Why: score and the agreeing features, readable. */
  why: z.string(),
  /** The affair it is part of shows in this one. */
  related: Related.nullish(),
})
export type Placement = z.infer<typeof Placement>

/** A placement as it was stored. `turn` counts what happened to its event, from 1; 0 without an event. */
export type Placed = Placement & { turn: number }

/** A story: the items that speak of the same occurrence. */
export const HealthEvent = z.object({
  id: z.string(),
  title: z.string(),
  firstPublishedAt: z.coerce.date(),
  lastPublishedAt: z.coerce.date(),
  graspedAt: z.coerce.date(),
  type: IncidentType.nullable(),
  severity: z.number().int().nullable(),
  province: z.string(),
  diseases: z.array(z.string()),
  cases: z.number().int().nullable(),
  deaths: z.number().int().nullable(),
  items: z.number().int(),
  /** Items that are not reprints of another. */
  independentItems: z.number().int(),
  sources: z.number().int(),
  /** Up to which of the event's placements it is told. */
  turn: z.number().int().default(0),
})
export type HealthEvent = z.infer<typeof HealthEvent>

/** One article inside an event with its judgement: what the 3C rule looks at. */
export const EventMember = z.object({
  articleId: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  /** Who speaks: one newspaper's feed and sitemap are one outlet. */
  outlet: z.string(),
  tier: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  publishedAt: z.coerce.date(),
  collectedAt: z.coerce.date(),
  revision: z.number().int(),
  duplicateOf: z.string().nullable(),
  /** Which of the event's placements was its own last one. */
  turn: z.number().int(),
  assessment: Assessment,
})
export type EventMember = z.infer<typeof EventMember>
