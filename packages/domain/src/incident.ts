import { z } from 'zod'
import { Decision, IncidentType, Reason } from './assessment.ts'

export const IncidentState = z.enum([
  'suspected',
  'acknowledged',
  'verifying',
  'handled',
  'informed',
  'closed',
  'dismissed',
  'merged',
])
export type IncidentState = z.infer<typeof IncidentState>

/** States of an incident that somebody may still have to do something about. */
export const OPEN_STATES = [
  'suspected',
  'acknowledged',
  'verifying',
  'handled',
  'informed',
] as const satisfies IncidentState[]

/** Lead professional field of an incident type; every incident has one, so a lead unit. */
export const LeadField = z.enum([
  'phòng bệnh',
  'an toàn thực phẩm',
  'khám chữa bệnh',
  'dược – mỹ phẩm',
  'phòng chống tiêu cực',
  'môi trường y tế',
  'truyền thông',
])
export type LeadField = z.infer<typeof LeadField>

/** Reasons an officer may give when an alert was noise; each tunes the rule that fired. */
export const NoiseReason = z.enum([
  'not-health',
  'advice',
  'old-news',
  'abroad',
  'metaphor',
  'duplicate',
  'wrong-place',
  'not-ours',
  'other',
])
export type NoiseReason = z.infer<typeof NoiseReason>

export const Incident = z.object({
  id: z.string(),
  eventId: z.string(),
  /** 'auto' pages the duty officer, 'ask' waits in the review lane without paging. */
  decision: Decision.exclude(['ignore']),
  type: IncidentType,
  severity: z.number().int().min(1).max(5),
  province: z.string(),
  field: LeadField,
  state: IncidentState,
  title: z.string(),
  diseases: z.array(z.string()),
  cases: z.number().int().nullable(),
  deaths: z.number().int().nullable(),
  items: z.number().int(),
  sources: z.number().int(),
  reasons: z.array(Reason),
  publishedAt: z.coerce.date(),
  graspedAt: z.coerce.date(),
  raisedAt: z.coerce.date(),
  acknowledgedAt: z.coerce.date().nullable(),
  handledAt: z.coerce.date().nullable(),
  informedAt: z.coerce.date().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  noiseReason: NoiseReason.nullable(),
  /** Where its items went when an officer merged it: the id of the other incident. */
  mergedInto: z.string().nullable().default(null),
  updatedAt: z.coerce.date(),
  /** Grows with every change; a command names the version it saw. */
  version: z.number().int(),
})
export type Incident = z.infer<typeof Incident>

/** What the 3C rule wants of an event: the fields of an incident it can know, and up to which placement it was told. */
export const IncidentProposal = Incident.pick({
  eventId: true,
  decision: true,
  type: true,
  severity: true,
  province: true,
  field: true,
  title: true,
  diseases: true,
  cases: true,
  deaths: true,
  items: true,
  sources: true,
  reasons: true,
  publishedAt: true,
  graspedAt: true,
}).extend({ turn: z.number().int() })
export type IncidentProposal = z.infer<typeof IncidentProposal>

/** Typed rows of the append-only incident log. */
export const LogKind = z.enum([
  'created',
  'item-added',
  /** The known items now say otherwise: a corrected number of cases, another province. */
  'facts-changed',
  'severity-changed',
  'decision-changed',
  'notification-sent',
  'notification-failed',
  'nobody-notified',
  'escalated',
  'acknowledged',
  'assigned',
  'comment',
  'task-done',
  'verdict',
  /** An officer says which type it really is. */
  'retyped',
  'rule-changed',
  'duplicate-suppressed',
  'statement-published',
  'dismissed',
  'closed',
  'reopened',
  /** An officer said that another incident is the same: its items went there. */
  'merged',
  /** The items of another incident came here. */
  'merged-in',
  /** An officer took items out into an event of their own. */
  'split',
  /** Raised for items that were split off from another incident. */
  'split-from',
  /** Items that were split off have an incident of their own now. */
  'split-raised',
])
export type LogKind = z.infer<typeof LogKind>

/** The machine, or a person with a name. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('person'), id: z.string(), name: z.string() }),
])
export type Actor = z.infer<typeof Actor>

/** One log row; `seq` is global and increasing: it is also the id of the feed's Server-Sent Events. */
export const LogRow = z.object({
  seq: z.number().int(),
  incidentId: z.string(),
  at: z.coerce.date(),
  kind: LogKind,
  actor: Actor,
  /** Values of the change, e.g. {from: 2, to: 4}, {text}, {reason}, {channel, key}. */
  data: z.record(z.string(), z.unknown()),
})
export type LogRow = z.infer<typeof LogRow>
