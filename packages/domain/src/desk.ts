import { z } from 'zod'
import { ArticleRevision, Source, SourceHealth } from './article.ts'
import { IncidentType } from './assessment.ts'
import { Claim, ClaimChange } from './claim.ts'
import { EventMember, HealthEvent } from './event.ts'
import { Incident, IncidentState, LogRow, NoiseReason } from './incident.ts'
import { Person, Role } from './people.ts'

/** What the API gives the pages and takes from them: `/api` speaks in these and nothing else. */

export const ApiError = z.object({
  /** English, for programs: 'not-found', 'stale', 'wrong-state', 'bad-request', 'unauthorised', 'forbidden'… */
  code: z.string(),
  /** Vietnamese, for people. */
  message: z.string(),
  details: z.unknown().optional(),
})
export type ApiError = z.infer<typeof ApiError>

export const SignIn = z.object({ email: z.email(), password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignIn>

export const NewAccount = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(120),
  role: Role,
  unit: z.string().trim().max(120).nullable().default(null),
  password: z.string().min(10, 'Mật khẩu cần ít nhất 10 ký tự').max(200),
})
export type NewAccount = z.infer<typeof NewAccount>

export const AccountChange = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  role: Role.optional(),
  unit: z.string().trim().max(120).nullable().optional(),
  active: z.boolean().optional(),
  password: z.string().min(10).max(200).optional(),
})
export type AccountChange = z.infer<typeof AccountChange>

/** A point of the incident's map: the province's centre, with how many items name it. */
export const MapPlace = z.object({
  province: z.string(),
  lat: z.number(),
  lon: z.number(),
  items: z.number().int(),
})
export type MapPlace = z.infer<typeof MapPlace>

/** Another incident of the same affair. */
export const RelatedIncident = z.object({
  id: z.string(),
  title: z.string(),
  province: z.string(),
  state: IncidentState,
  raisedAt: z.coerce.date(),
  /** What both speak of, as pairs of folded words in order: "lumi kids", "kids plus". */
  names: z.array(z.string()),
})
export type RelatedIncident = z.infer<typeof RelatedIncident>

export const IncidentView = z.object({
  incident: Incident,
  event: HealthEvent,
  members: z.array(EventMember),
  log: z.array(LogRow),
  places: z.array(MapPlace),
  /** Checked claims that its items were matched to; withdrawn ones are left out. */
  claims: z.array(Claim),
  /** At most ten, raised last first. */
  related: z.array(RelatedIncident),
})
export type IncidentView = z.infer<typeof IncidentView>

/** A piece of a revision compared with the one before it. */
export const DiffPart = z.object({ text: z.string(), change: z.enum(['same', 'added', 'removed']) })
export type DiffPart = z.infer<typeof DiffPart>

export const RevisionView = ArticleRevision.extend({
  titleDiff: z.array(DiffPart),
  textDiff: z.array(DiffPart),
})
export type RevisionView = z.infer<typeof RevisionView>

/** One message of `GET /api/feed` (Server-Sent Events): `id:` is row.seq, `event:` is "incident". */
export const FeedMessage = z.object({ row: LogRow, incident: Incident })
export type FeedMessage = z.infer<typeof FeedMessage>

export const AcknowledgeBody = z.object({ version: z.number().int().optional() })
export const DismissBody = AcknowledgeBody.extend({
  reason: NoiseReason,
  note: z.string().trim().max(2000).optional(),
})
export const RetypeBody = AcknowledgeBody.extend({ type: IncidentType })
/** Ids of incidents and articles are letters, digits and hyphens. */
const PLAIN_ID = /^[\w-]{1,100}$/

export const MergeBody = AcknowledgeBody.extend({
  /** The incident that its items go to. */
  into: z.string().regex(PLAIN_ID),
})
export const SplitBody = AcknowledgeBody.extend({
  /** Its items that go into an event of their own; their reprints go along. */
  articleIds: z.array(z.string().regex(PLAIN_ID)).min(1).max(500),
})
export const AssignBody = AcknowledgeBody.extend({ personId: z.string() })
export const CommentBody = AcknowledgeBody.extend({ text: z.string().trim().min(1).max(4000) })

/** An officer's or the hotline's own item: enters the flow as any article does. */
export const EntryBody = z.object({
  kind: z.enum(['officer', 'hotline']),
  title: z.string().trim().max(300).default(''),
  text: z.string().trim().min(10, 'Nội dung cần ít nhất 10 ký tự').max(20_000),
  url: z
    .url({ protocol: /^https?$/, error: 'Địa chỉ phải bắt đầu bằng http:// hoặc https://' })
    .max(2_000)
    .nullable()
    .default(null),
  /** Current province name, or null when the caller does not know. */
  province: z.string().nullable().default(null),
  /** When it happened or was told, not when it was typed. */
  happenedAt: z.coerce.date().nullable().default(null),
})
export type EntryBody = z.infer<typeof EntryBody>

/** A command on a claim may name the version that its author saw. */
export const WithdrawBody = z.object({ version: z.number().int().optional() })
export const ClaimChangeBody = ClaimChange.extend(WithdrawBody.shape)
export type ClaimChangeBody = z.infer<typeof ClaimChangeBody>

/** A page of the register, last changed first; `before` asks for the next page, null when there is none. */
export const ClaimsView = z.object({
  claims: z.array(Claim),
  total: z.number().int(),
  before: z.number().int().nullable(),
})
export type ClaimsView = z.infer<typeof ClaimsView>

export const SourceView = z.object({ source: Source, health: SourceHealth })
export type SourceView = z.infer<typeof SourceView>

export const FunnelView = z.object({
  from: z.coerce.date(),
  to: z.coerce.date(),
  articles: z.number().int(),
  health: z.number().int(),
  signals: z.number().int(),
  ask: z.number().int(),
  auto: z.number().int(),
  acknowledged: z.number().int(),
  dismissed: z.number().int(),
  confirmed: z.number().int(),
})
export type FunnelView = z.infer<typeof FunnelView>

export const QueueView = z.object({
  topic: z.string(),
  waiting: z.number().int(),
  /** How long the job that waits longest has waited, milliseconds; null when none waits. */
  oldestMs: z.number().nullable(),
  delayed: z.number().int(),
  active: z.number().int(),
  quarantined: z.number().int(),
})
export type QueueView = z.infer<typeof QueueView>

/** A job that failed for good and waits for a person. */
export const QuarantineView = z.object({
  topic: z.string(),
  key: z.string(),
  error: z.string(),
  attempts: z.number().int(),
  at: z.coerce.date(),
})
export type QuarantineView = z.infer<typeof QuarantineView>

/** How fast sources are read: as they are due, at longer intervals, or as little as leaves no listing unread. */
export const Pace = z.enum(['full', 'slow', 'least'])
export type Pace = z.infer<typeof Pace>

const EngineState = z.enum(['ok', 'away'])

/** How the desk itself is: which engine does not answer, and what waits in the flow. */
export const DeskState = z.object({
  engines: z.object({ records: EngineState, queue: EngineState, coverage: EngineState }),
  /** Null while the queue is away. Ages in milliseconds, null when nothing waits; bulk imports count in `jobs` alone. */
  lag: z
    .object({
      jobs: z.number().int(),
      oldestMs: z.number().nullable(),
      severeOldestMs: z.number().nullable(),
      pace: Pace,
    })
    .nullable(),
})
export type DeskState = z.infer<typeof DeskState>

export const Session = z.object({ person: Person })
export type Session = z.infer<typeof Session>

export const TrendDay = z.object({ day: z.string(), articles: z.number().int(), incidents: z.number().int() })
export type TrendDay = z.infer<typeof TrendDay>
